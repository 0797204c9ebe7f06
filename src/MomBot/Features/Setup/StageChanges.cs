using System.Collections.Immutable;
using System.Globalization;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.Setup;

/// <summary>
/// How a community shapes its stages: state in, decision out. What is changed are lines of its settings, so that each
/// change is in its history and can be undone there.
/// </summary>
/// <param name="File">The stages of the config.</param>
public sealed record StageChanges(ImmutableArray<StageEntry> File, Community Community, MemberId By, Instant Now)
{
    private const int Most = 25;

    /// <summary>Behind all others.</summary>
    public const string Last = "last";


    public StageList List => StageList.Of(File, Community.StageShapes, Community.StageOrder);

    public Decision<Community> Rename(string key, string name, string about, string role) =>
        List.Find(key) is null ? Unknown : Shape(key, ShapeOf(key) with
        {
            Name = Unless(name, FromFile(key)?.Name),
            About = Unless(about, FromFile(key)?.Description),
            Role = Unless(role, FromFile(key)?.Role),
        });

    /// <summary>Neighbours, or what has no months; nothing private becomes seen by it.</summary>
    public Decision<Community> Merge(string key, string into)
    {
        if (List.Find(key) is not { } stage || List.Find(into) is not { } other || key == into)
            return Unknown;
        if (stage.Private && !other.Private)
        {
            return Decline<Community>(
                "That one is private, and the other has a role that everyone sees. Make the other one private first.");
        }

        var next = stage.SplitFrom == into && other.ToMonth == stage.FromMonth
            ? Community.WithStage(key, null)
            : Community.WithStage(key, (ShapeOf(key) with { Into = into }).Write());
        return (this with { Community = next }).List.HomeOf(key) == into
            ? Changed(next)
            : Decline<Community>("Their months do not follow on from each other. Merge neighbours.");
    }

    public Decision<Community> Split(
        string key, string name, string about, string second, string secondAbout, string from)
    {
        if (List.Find(key) is not { } stage)
            return Unknown;
        if (List.Shown.Length >= Most)
            return Decline<Community>("There are 25 stages already, and Discord's menus end there.");
        var month = int.TryParse(from.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            ? read : (int?)null;
        var whole = stage.SplitFrom ?? key;
        var piece = Enumerable.Range(2, 1000).Select(number => string.Create(
                CultureInfo.InvariantCulture, $"{whole}-{number}"))
            .First(IsFree);
        var next = Community
            .WithStage(key, (ShapeOf(key) with
            {
                Name = Unless(name, FromFile(key)?.Name),
                About = Unless(about, FromFile(key)?.Description),
            }).Write())
            .WithStage(piece, new StageShape
            {
                Name = second,
                About = secondAbout,
                Of = whole,
                From = stage.FromMonth is null ? null : month,
                Private = ShapeOf(key).Private,
            }.Write());
        var after = (this with { Community = next }).List;
        return after.Find(piece) is { } made && after.Find(key) is { } first
            && (stage.FromMonth is null || (made.FromMonth == month && first.ToMonth == month))
                ? Changed(next)
                : Decline<Community>(
                    "The second has to begin inside the stage: a month after its first and before its end. What was merged is split by undoing that, under *What was changed*.");
    }

    public Decision<Community> SetPrivate(string key, bool closed)
    {
        if (List.Find(key) is not { } stage)
            return Unknown;
        if (stage.Tender && !closed)
            return Decline<Community>("This room stays private: a role would show everyone who is in it.");
        var usual = FromFile(stage.SplitFrom ?? key)?.Private ?? false;
        return Shape(key, ShapeOf(key) with { Private = closed == usual ? null : closed });
    }

    public Decision<Community> Place(string key, string before)
    {
        if (List.Find(key) is null || key == before)
            return Unknown;
        var keys = List.Shown.Select(stage => stage.Key).Where(each => each != key).ToList();
        keys.Insert(before == Last || !keys.Contains(before) ? keys.Count : keys.IndexOf(before), key);
        return Changed(Community with { StageOrder = string.Join(',', keys) });
    }

    private static Decision<Community> Unknown => Decline<Community>("That stage is not there any more.");

    private Decision<Community> Shape(string key, StageShape shape) =>
        Changed(Community.WithStage(key, shape.Write()));

    private Decision<Community> Changed(Community next) =>
        Accept(next, new CommunityEvent.StagesChanged(next.Id, By, Now));

    private StageShape ShapeOf(string key) =>
        Community.StageLines.FirstOrDefault(line => line.Stage == key) is { } line
            ? StageShape.Read(line.Shape) ?? StageShape.Unchanged
            : StageShape.Unchanged;

    /// <summary>Not even used before: whoever was in that one would be taken for being in this one.</summary>
    private bool IsFree(string key) => Community.StageLines.All(line => line.Stage != key)
        && Community.Places.All(place => Purpose.StageOf(place.Key) != key) && File.All(each => each.Key != key);

    private StageEntry? FromFile(string key) => File.FirstOrDefault(stage => stage.Key == key);

    /// <summary>What is as it comes is not said, so that it stays in everybody's language.</summary>
    private static string? Unless(string words, string? usual) =>
        words.Trim() is { Length: > 0 } said && said != usual ? said : null;
}
