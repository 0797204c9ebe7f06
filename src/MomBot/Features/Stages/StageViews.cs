using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Stages;

/// <summary>The private panel of stages, and who hears about what. Same state, same words, every time.</summary>
public sealed partial class StageViews(StageCatalog catalog)
{
    private const int ButtonsInARow = 5;

    /// <summary>Stands in the audit log, which others read: never the name of a stage.</summary>
    private const string Reason = "Chosen by the member";

    private const GuildPermissions Inside = GuildPermissions.ViewChannel | GuildPermissions.SendMessages
        | GuildPermissions.ReadMessageHistory | GuildPermissions.SendMessagesInThreads;

    /// <summary>What she is in and what she may choose; with what was before, first what has changed.</summary>
    public Card Panel(StagePanel panel, MemberStages? before = null)
    {
        var mine = panel.Stages.All.Where(stage => stage.Chosen || stage.State == StageState.Held)
            .OrderBy(stage => PlaceOf(panel.Stages.Guild, stage)).ToImmutableArray();
        if (panel.Offered.Length == 0 && mine.Length == 0)
        {
            return new(panel.IsAdmin
                ? T($"No stages are set up here yet. You run this server: /setup finds or makes their roles and rooms.")
                : T($"No stages are set up here yet. Someone who runs this server can do that with /setup."));
        }

        var parts = ImmutableArray.CreateBuilder<CardPart>();
        parts.AddRange(News(panel, before).Select(words => new CardPart.Paragraph(words)));
        parts.Add(new CardPart.Paragraph(mine.Length == 0
            ? "## Stages\nChoose what fits, as many as you like. Each opens a room."
            : Join("\n", ["## Your stages", .. mine.Select(stage => Line(panel, stage))])));
        if (panel.Offered.Length > 0)
        {
            parts.Add(new CardPart.Select(
                new ChooseStages(),
                "Choose what fits",
                [
                    .. panel.Offered.Select(place => new Choice(
                        place.Key,
                        place.Private ? T($"{place.Name} (private)") : place.Name,
                        place.Description,
                        panel.Stages.Find(place.Key) is { Chosen: true })),
                ])
            {
                Min = 0,
                Max = panel.Offered.Length,
            });
        }

        parts.AddRange(mine.Where(stage => stage.Chosen).Chunk(ButtonsInARow)
            .Select(row => new CardPart.Buttons([.. row.Select(stage => Leave(panel.Stages.Guild, stage))])));
        parts.AddRange(Months(panel));
        parts.AddRange(Ahead(panel));
        parts.Add(new CardPart.Paragraph(Join(
            " ",
            [
                "-# A stage is a role, and everyone here can see roles.",
                .. panel.Offered.Any(place => place.Private)
                    ? ["A private one has none: only those in its room see you there."]
                    : ImmutableArray<Text>.Empty,
                .. panel.KeepsMonths || panel.Months.Length > 0
                    ? ImmutableArray<Text>.Empty
                    : ["I keep no dates."],
            ])));
        return new Card(parts.ToImmutable());
    }

    /// <summary>Her stages in a line, and the way to change them.</summary>
    public Section Mine(MemberStages stages)
    {
        var mine = stages.All.Where(stage => stage.Chosen).OrderBy(stage => PlaceOf(stages.Guild, stage)).ToList();
        return new Section(
            mine.Count == 0
                ? "**Your stages** none chosen"
                : T($"**Your stages** {Join(", ", mine.Select(stage => T($"{catalog.NameOf(stages.Guild, stage.Stage):ours}")))}"),
            new Button("Choose stages", new OpenStages()));
    }

    public ImmutableArray<Effect> Tell(StageEvent happened) => happened switch
    {
        StageEvent.Giving(var stage, var role, var waited, _, var who, _) it =>
        [
            (it.Private
                ? new Effect.SetOverwrite(new ChannelId(role.Value), who, Inside, GuildPermissions.None, Reason)
                : (Effect)new Effect.GiveRole(who, role, Reason)) with
            {
                Then = new RoleGiven(who, new(stage), role, waited),
            },
        ],
        StageEvent.Taking(var stage, var role, var waited, _, var who, _) it =>
        [
            (it.Private
                ? new Effect.ClearOverwrite(new ChannelId(role.Value), who, Reason)
                : (Effect)new Effect.TakeRole(who, role, Reason)) with
            {
                Then = new RoleTaken(who, new(stage), role, waited),
            },
        ],
        StageEvent.Opened(var stage, _, var guild, var who, _) =>
            [new Effect.Tell(who, T($"Your stage {catalog.NameOf(guild, stage):ours} is there now. Its room is open for you."))],
        StageEvent.Refused(var stage, var role, var chosen, var why, _, var who, _) it =>
        [
            new Effect.Tell(who, it.Private
                ? NotLetIn(chosen)
                : chosen ? NotGiven(T($"{role}"), why) : NotTaken(T($"{role}"), why)),
        ],
        StageEvent.Forgotten(var roles, _, var who, _) it =>
        [
            .. roles.Select(role => new Effect.TakeRole(who, role, Reason)),
            .. it.Rooms.Select(room => new Effect.ClearOverwrite(room, who, Reason)),
        ],
        StageEvent.MovesOffered offered => [Offered(offered)],
        StageEvent.SplitOffered split => [Offered(split)],
        StageEvent.TenderRoom or StageEvent.GoodNews or StageEvent.GoodNewsHangs => [.. OfGoodNews(happened)],
        StageEvent.RoomLed(var room, var facilitators, _, _) =>
        [
            new Effect.SetOverwrite(room, facilitators, Inside, GuildPermissions.None, "Looked after by facilitators"),
        ],
        StageEvent.LookedAt looked => [.. Looked(looked)],
        StageEvent.RetryWanted(var guild, var at) =>
        [
            new Effect.Later(
                new RetryStages(), at, string.Create(CultureInfo.InvariantCulture, $"stages:retry:{guild.Value}")),
        ],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has nobody who is told."),
    };

    private Button Leave(GuildId guild, MemberStage stage) =>
        new(T($"Leave {catalog.NameOf(guild, stage.Stage):ours}"), new LeaveStage(new ConfigKey(stage.Stage)));

    private int PlaceOf(GuildId guild, MemberStage stage)
    {
        var list = catalog.ListOf(guild);
        return list.Shown.TakeWhile(each => each.Key != list.HomeOf(stage.Stage)).Count();
    }

    private Text Line(StagePanel panel, MemberStage stage)
    {
        var place = panel.Find(stage.Stage);
        var name = T($"**{catalog.NameOf(panel.Stages.Guild, stage.Stage):ours}**");
        return stage.State switch
        {
            StageState.Given => place?.Channel is { } channel ? T($"{name} · {channel}") : name,
            StageState.Wanted or StageState.Leaving =>
                place?.Channel is { } channel ? T($"{name} · {channel} is opening for you") : T($"{name} · on its way"),
            StageState.Arriving => T($"{name} · follows once Discord's own questions are answered"),
            StageState.Held when stage.Chosen => T($"{name} · waits for its role"),
            StageState.Held => T($"{name} · left, but the role is still with you"),
        };
    }

    private static IEnumerable<Text> News(StagePanel panel, MemberStages? before)
    {
        if (before is null)
        {
            foreach (var words in Waiting(panel))
                yield return words;
            yield break;
        }

        var left = false;
        foreach (var key in before.All.Concat(panel.Stages.All).Select(stage => stage.Stage).Distinct())
        {
            var (was, now) = (before.Find(key), panel.Stages.Find(key));
            if (now is { Chosen: true } && was is not { Chosen: true } && panel.Find(key) is { } place)
                yield return Chosen(now, place);
            else if (was is { GrantedBy: GrantedBy.Person, State: StageState.Given, Chosen: true }
                && now is not { Chosen: true })
                yield return T($"You keep the role {was.Role}: a person here gave it to you, so I leave it. They can take it back.");
            else if (was is { Chosen: true } && now is not { Chosen: true })
                left = true;
        }

        if (left)
            yield return "You are out of that room. Come back any time.";
    }

    /// <summary>What waits is said again with its reason each time the panel opens.</summary>
    private static IEnumerable<Text> Waiting(StagePanel panel) => panel.Stages.All
        .Where(stage => stage.State == StageState.Held)
        .Select(stage => (stage, place: panel.Find(stage.Stage)))
        .Select(each => each.stage.Chosen
            ? each.stage.Private ? NotLetIn(chosen: true)
            : NotGiven(NameOf(each.place, each.stage), each.place is null ? StageObstacle.NoRole : Why(each.place))
            : each.stage.Private ? NotLetIn(chosen: false)
            : NotTaken(NameOf(each.place, each.stage), each.place is null ? StageObstacle.Unclear : Why(each.place)));

    private static Text Chosen(MemberStage stage, StagePlace place) => (stage.State, place.Channel) switch
    {
        (StageState.Arriving, _) => StillArriving,
        (StageState.Held, _) when stage.Private => NotLetIn(chosen: true),
        (StageState.Held, _) => NotGiven(NameOf(place, stage), Why(place)),
        (StageState.Given, { } channel) => T($"You have the role {place.RoleName} already, so {channel} is open for you."),
        (StageState.Given, null) => T($"You have the role {place.RoleName} already."),
        (_, { } channel) => T($"{channel} is opening for you.\n{place.Welcome}"),
        (_, null) => T($"The role {place.RoleName} is on its way to you.\n{place.Welcome}"),
    };

    private static readonly Text StillArriving =
        "Discord has a few questions for newcomers first. Your choice is saved; its room opens by itself once they are answered.";

    private static Text NotGiven(Text role, StageObstacle why) => why switch
    {
        StageObstacle.NoRole =>
            T($"**I could not give you the role {role}.**\nWhy: it is not there any more.\nFix (for an admin): choose another with /setup.\nYour stage is saved; the role follows by itself once that is done."),
        StageObstacle.NotAllowed =>
            T($"**I could not give you the role {role}.**\nWhy: I am not allowed to manage roles here.\nFix (for an admin): Server Settings ▸ Roles ▸ my role ▸ Permissions ▸ turn on *Manage Roles*.\nYour stage is saved; the role follows by itself once that is done."),
        StageObstacle.TooHigh =>
            T($"**I could not give you the role {role}.**\nWhy: my own role is below it in the role list.\nFix (for an admin): Server Settings ▸ Roles ▸ drag my role above {role}.\nYour stage is saved; the role follows by itself once that is done."),
        StageObstacle.Arriving => StillArriving,
        StageObstacle.Unclear =>
            T($"**I could not give you the role {role}.**\nWhy: Discord did not take it.\nYour stage is saved; open /stages again later and I try once more."),
    };

    private static Text NotTaken(Text role, StageObstacle why) => why switch
    {
        StageObstacle.NotAllowed =>
            T($"**I could not take back the role {role}.**\nWhy: I am not allowed to manage roles here.\nFix (for an admin): Server Settings ▸ Roles ▸ my role ▸ Permissions ▸ turn on *Manage Roles*.\nYou have left the stage; the role follows by itself once that is done."),
        StageObstacle.TooHigh =>
            T($"**I could not take back the role {role}.**\nWhy: my own role is below it in the role list.\nFix (for an admin): Server Settings ▸ Roles ▸ drag my role above {role}.\nYou have left the stage; the role follows by itself once that is done."),
        StageObstacle.NoRole or StageObstacle.Arriving or StageObstacle.Unclear =>
            T($"**I could not take back the role {role}.**\nWhy: Discord did not take it.\nYou have left the stage; open /stages again later and I try once more."),
    };

    private static Text NotLetIn(bool chosen) => chosen
        ?
        "**I could not open that room for you.**\nWhy: I may not let people into it.\nFix (for an admin): channel settings ▸ Permissions ▸ my role ▸ allow *Manage Permissions*. /setup names the room.\nYour choice is saved; the room opens by itself once that is done."
        :
        "**I could not close that room behind you.**\nWhy: I may not change who is let into it.\nFix (for an admin): channel settings ▸ Permissions ▸ my role ▸ allow *Manage Permissions*.\nYou have left; the room follows by itself once that is done.";

    private static StageObstacle Why(StagePlace place) => place.Obstacle ?? StageObstacle.Unclear;

    private static Text NameOf(StagePlace? place, MemberStage stage) =>
        place is null ? T($"{stage.Role}") : T($"{place.RoleName}");
}
