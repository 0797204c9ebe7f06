using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;

namespace MomBot.Features.Setup;

/// <summary>
/// What a community has, what it lacks, and what Apply would do about it: use what is there by its exact name, make
/// what is not, and touch nothing else.
/// </summary>
/// <param name="ServerLacks">What the bot may not do on the whole server and would have to.</param>
public sealed record SetupPlan(
    ImmutableArray<SetupRow> Rows, ImmutableArray<StageEntry> Stages, GuildPermissions ServerLacks)
{
    /// <summary>Stages that are offered until somebody chooses.</summary>
    public static readonly ImmutableArray<string> UsualStages =
        ["newborn", "infant", "toddler", "preschool", "school", "tween", "teen", "grown"];

    /// <summary>What the bot needs where the check-ins are.</summary>
    public const GuildPermissions ForCheckIns = GuildPermissions.ViewChannel | GuildPermissions.SendMessages
        | GuildPermissions.CreatePublicThreads | GuildPermissions.SendMessagesInThreads
        | GuildPermissions.ReadMessageHistory;

    /// <summary>What the bot needs where people ask for a hand.</summary>
    public const GuildPermissions ForHelp = GuildPermissions.ViewChannel | GuildPermissions.SendMessages
        | GuildPermissions.CreatePrivateThreads | GuildPermissions.SendMessagesInThreads
        | GuildPermissions.ManageThreads | GuildPermissions.ReadMessageHistory | GuildPermissions.PinMessages;

    /// <summary>What the bot needs where it lets people in one by one.</summary>
    public const GuildPermissions ForPrivateRooms = GuildPermissions.ViewChannel | GuildPermissions.ManageRoles;

    /// <summary>Whether Apply has anything to do.</summary>
    public bool HasWork => Rows.Any(row => row.State != RowState.InPlace);

    /// <summary>Whether something stands in the way.</summary>
    public bool HasProblem => ServerLacks != GuildPermissions.None || Rows.Any(row => row.HasProblem);

    /// <summary>What is there by name and is used from now on.</summary>
    public IEnumerable<Adoption> Adoptions => Rows.Where(row => row.State == RowState.Found).Select(row => new Adoption(
        new Place(row.Purpose.Kind, row.Purpose.Key, row.Id!.Value, Ours: false, row.Name, row.IsForum), row.Gone));

    public SetupRow Row(Part part, string stage = "") => Rows.First(row => row.Purpose == new Purpose(part, stage));

    /// <summary>What has to be made, in this order. What the bot is not allowed to make is not tried.</summary>
    public ImmutableArray<SetupStep> Steps() =>
    [
        .. Rows.Where(row => row.State is RowState.WillCreate or RowState.Missing).Select(row => new SetupStep(
            row.Purpose.Kind, row.Purpose.Key, row.Name, row.Topic, OnlyFor(row), StartOf(row))
        {
            Private = row.Private,
        }),
    ];

    /// <summary>The stages the community wants: those somebody chose, or the usual ones.</summary>
    public static ImmutableArray<string> Wanted(SetupRun run) => run.Stages ?? UsualStages;

    /// <summary>Compares what there is with what is wanted.</summary>
    public static SetupPlan Of(
        GuildView view, Community community, ImmutableArray<StageEntry> catalog, SetupRun run)
    {
        var wanted = Wanted(run);
        ImmutableArray<StageEntry> stages = [.. catalog.Where(stage => wanted.Contains(stage.Key))];
        ImmutableArray<SetupRow> rows =
        [
            Channel(new(Part.CheckIns), "check-ins", "The weekly check-in: answer, pass, or just read.", ForCheckIns),
            Channel(new(Part.Help), "help", "Ask for a hand, or lend one.", ForHelp),
            Role(new(Part.Facilitators), "Facilitators"),
            .. stages.SelectMany(stage => stage.Private
                ? [Room(stage)]
                : ImmutableArray.Create(
                    Role(new(Part.StageRole, stage.Key), stage.Role),
                    Channel(new(Part.StageRoom, stage.Key), stage.Channel, stage.Description, GuildPermissions.None))),
        ];
        return new SetupPlan(rows, stages, LacksOnServer(view, rows));

        // Its name and topic are neutral, since whoever may see every channel sees those.
        SetupRow Room(StageEntry stage)
        {
            var row = Channel(new(Part.StageRoom, stage.Key), stage.Channel, "", ForPrivateRooms);
            return row with
            {
                Private = true,
                OpenToAll = row.Id is { } id && view.Channel(new ChannelId(id)) is { SeenByAll: true },
            };
        }

        SetupRow Role(Purpose purpose, string name)
        {
            var saved = community.Find(purpose.Kind, purpose.Key);
            var there = saved is null ? null : view.Role(new RoleId(saved.DiscordId));
            var named = there ?? view.Roles.FirstOrDefault(role => role.Name == name);
            var row = Start(purpose, named?.Name ?? name, "", saved, there is not null, named?.Id.Value);
            return row with { CannotGive = purpose.Part == Part.StageRole && named is { BotMayGive: false } };
        }

        SetupRow Channel(Purpose purpose, string name, string topic, GuildPermissions needs)
        {
            var saved = community.Find(purpose.Kind, purpose.Key);
            var there = saved is null ? null : view.Channel(new ChannelId(saved.DiscordId));
            var named = there
                ?? view.Channels.FirstOrDefault(channel => purpose.Takes(channel) && channel.Name == name);
            var row = Start(purpose, named?.Name ?? name, topic, saved, there is not null, named?.Id.Value);
            return row with
            {
                IsForum = named is { IsForum: true },
                Needs = needs,
                Lacks = named is null ? GuildPermissions.None : needs & ~named.Bot,
                DeniedTo = named?.Denials ?? [],
            };
        }
    }

    private static SetupRow Start(
        Purpose purpose, string name, string topic, Place? saved, bool savedIsThere, long? id) =>
        new(purpose, name, topic, id, (saved, id) switch
        {
            (_, not null) when savedIsThere => RowState.InPlace,
            (_, not null) => RowState.Found,
            (null, null) => RowState.WillCreate,
            (not null, null) => RowState.Missing,
        })
        {
            Ours = savedIsThere && saved!.Ours,
            Gone = savedIsThere ? null : saved?.DiscordId,
        };

    private static GuildPermissions LacksOnServer(GuildView view, ImmutableArray<SetupRow> rows)
    {
        var needed = GuildPermissions.None;
        foreach (var row in rows)
        {
            var makes = row.Id is null;
            if (row.Purpose.Part == Part.StageRole
                || (makes && row.Purpose.Part is Part.Facilitators or Part.StageRoom))
                needed |= GuildPermissions.ManageRoles;
            if (makes && row.Purpose.Kind == Purpose.Channel)
                needed |= GuildPermissions.ManageChannels | row.Needs;
        }

        return needed & ~view.BotPermissions;
    }

    private RoleId? OnlyFor(SetupRow row) => row is { Purpose.Part: Part.StageRoom, Private: false }
        && Row(Part.StageRole, row.Purpose.Stage).Id is { } role
            ? new RoleId(role)
            : null;

    private StepState StartOf(SetupRow row)
    {
        var (roles, channels) = (May(GuildPermissions.ManageRoles), May(GuildPermissions.ManageChannels));
        return row.Purpose.Part switch
        {
            Part.Facilitators or Part.Moderators or Part.StageRole => roles ? StepState.Waiting : StepState.Refused,
            Part.CheckIns or Part.Help or Part.FacilitatorsRoom => channels ? StepState.Waiting : StepState.Refused,
            Part.StageRoom when !roles => StepState.Skipped,
            Part.StageRoom => channels ? StepState.Waiting : StepState.Refused,
        };
    }

    private bool May(GuildPermissions permission) => (ServerLacks & permission) == GuildPermissions.None;
}

/// <summary>Something found by its name, to be used as it is.</summary>
/// <param name="InsteadOf">What served the purpose before and is gone; a choice made meanwhile is left alone.</param>
public sealed record Adoption(Place Place, long? InsteadOf);

/// <summary>One channel or role of the setup: what it is, and how it stands.</summary>
/// <param name="Id">What there is of it in Discord.</param>
public sealed record SetupRow(Purpose Purpose, string Name, string Topic, long? Id, RowState State)
{
    /// <summary>Made by the bot.</summary>
    public bool Ours { get; init; }

    /// <summary>What served the purpose before and was deleted in Discord.</summary>
    public long? Gone { get; init; }

    /// <summary>What the bot needs in this channel.</summary>
    public GuildPermissions Needs { get; init; }

    /// <summary>What of it the bot does not have.</summary>
    public GuildPermissions Lacks { get; init; }

    /// <summary>Whom its overwrites say no to, as far as that hits the bot.</summary>
    public ImmutableArray<Denial> DeniedTo { get; init; } = [];

    /// <summary>A role the bot would have to give and cannot.</summary>
    public bool CannotGive { get; init; }

    /// <summary>A channel in which everything is a post.</summary>
    public bool IsForum { get; init; }

    /// <summary>A room that lets people in one by one.</summary>
    public bool Private { get; init; }

    /// <summary>A private room that everybody sees.</summary>
    public bool OpenToAll { get; init; }

    public bool HasProblem => Lacks != GuildPermissions.None || CannotGive || OpenToAll;
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

    /// <summary>It was there, and was deleted in Discord.</summary>
    Missing,
}
