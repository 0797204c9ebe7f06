using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;

namespace MomBot.Features.Setup;

/// <summary>
/// What a community has, what it lacks, and what Apply would do about it: use what is there by its exact name, in any
/// language, make what is not in the community's own, and touch nothing else. The preview is this plan; Apply carries
/// it out.
/// </summary>
/// <param name="ServerLacks">What the bot may not do on the whole server and would have to.</param>
public sealed record SetupPlan(
    ImmutableArray<SetupRow> Rows, ImmutableArray<StageEntry> Stages, GuildPermissions ServerLacks)
{
    /// <summary>Whether Apply has anything to do.</summary>
    public bool HasWork => Rows.Any(row => row.State is not (RowState.InPlace or RowState.None));

    /// <summary>What nobody can know but the admin: before that is answered, nothing is made.</summary>
    public IEnumerable<SetupRow> Questions => Rows.Where(row => row.State == RowState.Asks);

    /// <summary>Whether something stands in the way.</summary>
    public bool HasProblem => ServerLacks != GuildPermissions.None || Rows.Any(row => row.HasProblem);

    /// <summary>What is there by name and is used from now on.</summary>
    public IEnumerable<Adoption> Adoptions => Rows.Where(row => row.State == RowState.Found).Select(row => new Adoption(
        new Place(row.Purpose.Kind, row.Purpose.Key, row.Id!.Value, Ours: false, row.Name, row.IsForum), row.Gone));

    public SetupRow? Find(Purpose purpose) => Rows.FirstOrDefault(row => row.Purpose == purpose);

    public SetupRow Row(Part part, string stage = "") => Rows.First(row => row.Purpose == new Purpose(part, stage));

    /// <summary>What has to be made, in this order. What the bot is not allowed to make is not tried.</summary>
    public ImmutableArray<SetupStep> Steps() =>
    [
        .. Rows.Where(row => row.IsToBeMade).Select(row => new SetupStep(
            row.Purpose.Kind, row.Purpose.Key, row.Name, row.Topic, OnlyFor(row), StartOf(row))
        {
            Category = row.Category,
            Private = row.Thing.Private || (row.Thing.Closed && !HasRole(row)),
        }),
    ];

    /// <summary>The stages the community wants: those somebody chose, or the usual ones.</summary>
    public static ImmutableArray<string> Wanted(SetupRun run) => run.Stages ?? SetupThing.UsualStages;

    /// <summary>Compares what there is with what is wanted.</summary>
    public static SetupPlan Of(
        GuildView view, Community community, ImmutableArray<StageEntry> catalog, WordsCatalog words, SetupRun run)
    {
        var names = new SetupNames(words, community.Language);
        var wanted = Wanted(run);
        ImmutableArray<StageEntry> stages =
        [
            .. StageList.Of(catalog, community.StageShapes, community.StageOrder).Shown
                .Where(stage => wanted.Contains(stage.Key)),
        ];
        ImmutableArray<SetupRow> rows =
        [
            .. SetupThing.Wanted(community, stages, run)
                .Select(thing => thing.Purpose.Kind == Purpose.Role ? Role(thing) : Channel(thing)),
        ];
        return new SetupPlan(rows, stages, LacksOnServer(view, rows));

        SetupRow Role(SetupThing thing)
        {
            var saved = community.Find(thing.Purpose.Kind, thing.Purpose.Key);
            var there = saved is null ? null : view.Role(new RoleId(saved.DiscordId));
            var called = names.Of(thing);
            var named = there ?? called.Select(name => view.Roles.FirstOrDefault(role =>
                role.Name == name && !(role.HasPower && thing.Given))).FirstOrDefault(role => role is not null);
            var row = Start(thing, named?.Name ?? called[0], saved, there is not null, named?.Id.Value);
            return Ask(
                row with { CannotGive = thing.Given && named is { BotMayGive: false } },
                view.Roles.FirstOrDefault(role => !(role.HasPower && thing.Given) && IsAlike(role.Name, called)
                    && IsFree(Purpose.Role, role.Id.Value))?.Id.Value);
        }

        SetupRow Channel(SetupThing thing)
        {
            var saved = community.Find(thing.Purpose.Kind, thing.Purpose.Key);
            var there = saved is null ? null : view.Channel(new ChannelId(saved.DiscordId));
            var called = names.Of(thing);
            var named = there
                ?? called.Select(name => view.Channels.FirstOrDefault(channel =>
                    thing.Takes(channel) && channel.Name == name)).FirstOrDefault(channel => channel is not null);
            var row = Start(thing, named?.Name ?? called[0], saved, there is not null, named?.Id.Value);
            row = row with
            {
                Topic = names.In(thing.Topic),
                Category = CategoryOf(thing.Purpose.Part),
                Lacks = named is null ? GuildPermissions.None : thing.Needs & ~named.Bot,
                DeniedTo = named?.Denials ?? [],
                IsForum = named is { IsForum: true },
                OpenToAll = thing.Closed && named is { SeenByAll: true },
            };
            return Ask(row, view.Channels.FirstOrDefault(channel =>
                thing.Takes(channel) && IsAlike(channel.Name, called)
                && IsFree(Purpose.Channel, channel.Id.Value))?.Id.Value);
        }

        string? CategoryOf(Part part)
        {
            var called = names.OfCategory(part);
            return called.FirstOrDefault(name => view.Channels.Any(each => !each.IsText && each.Name == name))
                ?? called.FirstOrDefault();
        }

        SetupRow Ask(SetupRow row, long? alike) =>
            row.IsToBeMade && alike is not null && !run.MakeNew.Contains(SetupRules.NameOf(row.Purpose))
                ? row with { State = RowState.Asks, Alike = alike }
                : row;

        bool IsFree(string kind, long id) =>
            !community.Places.Any(place => place.Kind == kind && place.DiscordId == id);
    }

    private static SetupRow Start(SetupThing thing, string name, Place? saved, bool savedIsThere, long? id) =>
        new(thing, name, id, (saved, id) switch
        {
            (_, not null) when savedIsThere => RowState.InPlace,
            (_, not null) => RowState.Found,
            (null, null) when thing.OnlyTheirs => RowState.None,
            (null, null) => RowState.WillCreate,
            (not null, null) => RowState.Missing,
        })
        {
            Ours = savedIsThere && saved!.Ours,
            Gone = savedIsThere ? null : saved?.DiscordId,
        };

    /// <summary>Called almost the same: letters alone, whatever stands around them.</summary>
    private static bool IsAlike(string name, IEnumerable<string> wanted)
    {
        var letters = Letters(name);
        return wanted.Select(Letters)
            .Any(sought => letters == sought || letters + "s" == sought || letters == sought + "s");
    }

    private static string Letters(string name) =>
        new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static GuildPermissions LacksOnServer(GuildView view, ImmutableArray<SetupRow> rows)
    {
        var needed = GuildPermissions.None;
        foreach (var row in rows)
        {
            var makesRole = row.IsToBeMade && row.Purpose.Kind == Purpose.Role;
            var makesChannel = row.IsToBeMade && row.Purpose.Kind == Purpose.Channel;
            if (row.Thing.Given || makesRole || (makesChannel && row.IsForSome))
                needed |= GuildPermissions.ManageRoles;
            if (makesChannel)
                needed |= GuildPermissions.ManageChannels | row.Thing.Needs;
        }

        return needed & ~view.BotPermissions;
    }

    private RoleId? OnlyFor(SetupRow row) => !row.Thing.Private && row.Purpose.SeenBy is { } role
        && Find(role)?.Id is { } id
            ? new RoleId(id)
            : null;

    /// <summary>Whether the role that sees this room is there, or is being made.</summary>
    private bool HasRole(SetupRow row) => row.Purpose.SeenBy is { } role && Find(role) is { State: not RowState.None };

    private StepState StartOf(SetupRow row)
    {
        var (roles, channels) = (May(GuildPermissions.ManageRoles), May(GuildPermissions.ManageChannels));
        return row.Purpose.Kind == Purpose.Role
            ? roles ? StepState.Waiting : StepState.Refused
            : row.IsForSome && !roles ? StepState.Skipped
            : channels ? StepState.Waiting : StepState.Refused;
    }

    private bool May(GuildPermissions permission) => (ServerLacks & permission) == GuildPermissions.None;
}

/// <summary>Something found by its name, to be used as it is.</summary>
/// <param name="InsteadOf">What served the purpose before and is gone; a choice made meanwhile is left alone.</param>
public sealed record Adoption(Place Place, long? InsteadOf);

/// <summary>One channel or role of the setup: what it is, and how it stands.</summary>
/// <param name="Name">As it is called, or would be.</param>
/// <param name="Id">What there is of it in Discord.</param>
public sealed record SetupRow(SetupThing Thing, string Name, long? Id, RowState State)
{
    public Purpose Purpose => Thing.Purpose;

    /// <summary>Made by the bot.</summary>
    public bool Ours { get; init; }

    /// <summary>What served the purpose before and was deleted in Discord.</summary>
    public long? Gone { get; init; }

    /// <summary>What the bot needs in this channel and does not have.</summary>
    public GuildPermissions Lacks { get; init; }

    /// <summary>Whom its overwrites say no to, as far as that hits the bot.</summary>
    public ImmutableArray<Denial> DeniedTo { get; init; } = [];

    /// <summary>A role the bot would have to give and cannot.</summary>
    public bool CannotGive { get; init; }

    /// <summary>What a new channel says about itself, in the community's language.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The category a new channel stands in; none: where Discord puts it.</summary>
    public string? Category { get; init; }

    /// <summary>A channel in which everything is a post.</summary>
    public bool IsForum { get; init; }

    /// <summary>A room that is not for everybody, and that everybody sees.</summary>
    public bool OpenToAll { get; init; }

    /// <summary>Its number in Discord that is called almost the same: it may be the one that is meant.</summary>
    public long? Alike { get; init; }

    public bool HasProblem => Lacks != GuildPermissions.None || CannotGive || OpenToAll;

    public bool IsToBeMade => State is RowState.WillCreate or RowState.Missing;

    /// <summary>A room that only some see.</summary>
    public bool IsForSome => Thing.Private || Thing.Purpose.SeenBy is not null;
}

/// <summary>How a row stands.</summary>
public enum RowState
{
    /// <summary>Saved, and there.</summary>
    InPlace,

    /// <summary>There by its name, not yet used.</summary>
    Found,

    /// <summary>Nowhere yet.</summary>
    WillCreate,

    /// <summary>Nowhere yet, and something is called almost the same: an admin says whether that is it.</summary>
    Asks,

    /// <summary>It was there, and was deleted in Discord.</summary>
    Missing,

    /// <summary>There is none, and none is made: the server may have one of its own.</summary>
    None,
}
