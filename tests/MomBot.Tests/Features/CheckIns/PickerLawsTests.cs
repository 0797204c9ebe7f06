using System.Collections.Concurrent;
using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Features.CheckIns;
using MomBot.Tests.Config;

namespace MomBot.Tests.Features.CheckIns;

/// <summary>
/// The picker's laws over 5,000 years of weeks, in rooms of every kind; and each law shown to be what keeps its
/// promise, by leaving it out.
/// </summary>
public class PickerLawsTests
{
    private const int Years = 5_000;
    private const int YearsEach = 10;
    private const int Weeks = YearsEach * 52;

    private static readonly ImmutableArray<PromptTheme> Bank = ShippedConfig.Load().Prompts;

    private static readonly string?[] Stages =
        [null, .. ShippedConfig.Load().Stages.Select(stage => stage.Key)];

    [Fact]
    public void OverFiveThousandYears_EveryLawHolds()
    {
        var broken = new ConcurrentBag<string>();
        Parallel.For(0, Years / YearsEach, number =>
        {
            var space = Space(number);
            foreach (var law in Broken(space, space.Asked(Bank, Weeks)))
                broken.Add($"{law} in the room of {space.Stage ?? "everyone"}, number {number}");
        });

        Assert.True(broken.IsEmpty, string.Join('\n', broken.Take(20)));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void WithoutALaw_ItsPromiseIsBroken(PickerLaw law)
    {
        var broken = new ConcurrentBag<PickerLaw>();
        Parallel.For(0, 40, number =>
        {
            var space = Space(number);
            foreach (var each in Broken(space, space.Asked(Bank, 104, new PickerLaws(law))))
                broken.Add(each);
        });

        Assert.Contains(law, broken);
    }

    public static TheoryData<PickerLaw> Laws => [.. Enum.GetValues<PickerLaw>()];

    /// <summary>Rooms differ in stage, in what they leave out, and in when the deepest are opened.</summary>
    private static SimulatedSpace Space(int number) => SimulatedSpace.Of(number + 1) with
    {
        Stage = Stages[number % Stages.Length],
        Without = (number % 3) switch
        {
            0 => [],
            1 => ["money"],
            _ => ["body", "family"],
        },
        OpensDeepAfter = (number % 4) switch
        {
            0 => null,
            1 => 0,
            2 => 1,
            _ => 8,
        },
    };

    /// <summary>The laws that a row of rounds does not keep, each asked in the plainest way.</summary>
    private static IEnumerable<PickerLaw> Broken(SimulatedSpace space, ImmutableArray<Pick> asked)
    {
        var themes = asked.Select(pick => pick.Theme).ToArray();
        for (var at = 0; at < themes.Length; at++)
        {
            var theme = themes[at];
            if (space.Stage is { } stage ? !theme.IsFor(stage) : !theme.Stages.Contains(PromptTheme.AnyStage))
                yield return PickerLaw.ItsStage;
            if (theme.Tags.Any(space.Without.Contains))
                yield return PickerLaw.OptOut;
            if (theme.Depth == 3 && !(space.OpensDeepAfter <= at))
                yield return PickerLaw.DepthOpened;
            if (theme.Depth == 3 && at < 3)
                yield return PickerLaw.NotDeepEarly;
            if (theme.Depth == 3 && at > 0 && themes[at - 1].Depth == 3)
                yield return PickerLaw.NotDeepTwice;
            if (themes.AsSpan(at + 1, Math.Min(26, themes.Length - at - 1)).Contains(theme))
                yield return PickerLaw.NotTwice;
        }

        for (var at = 0; at + 8 <= themes.Length; at++)
        {
            if (themes.AsSpan(at, 8).ToArray().Count(theme => theme.AdultLife) < 2)
                yield return PickerLaw.GrownUps;
        }

        for (var at = 0; at + 1 < themes.Length; at += 2)
        {
            if (themes[at].Light == themes[at + 1].Light)
                yield return PickerLaw.LightAndDeep;
        }
    }
}
