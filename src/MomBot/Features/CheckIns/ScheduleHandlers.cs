using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Text;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>How facilitators say what comes when. After every change the next dates are shown.</summary>
public sealed class ScheduleHandlers(
    CheckInStore store,
    CommunityStore communities,
    CheckInBoards boards,
    ScheduleChanges changes,
    Neighbours neighbours,
    IClock clock)
{
    private const int Two = 2;
    private const int FirstHour = 7;
    private const int LastHour = 20;

    private static readonly Text OnlyOne =
        "People bring heavy things to that room, so its check-ins begin with two of you: neither has to carry it alone. Once the other has used /host me, add it again. Nothing was saved.";

    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The hours outside the quiet ones, and those of the night owls.</summary>
    public static ImmutableArray<Choice> Hours(InteractionContext context) =>
    [
        .. Enumerable.Range(FirstHour, LastHour - FirstHour + 1).Append(22)
            .Select(hour => Hour.Format(new LocalTime(hour, 0)))
            .Select(hour => new Choice(hour, T($"{hour}"))),
    ];

    public static ImmutableArray<Choice> Formats(InteractionContext context) =>
        [.. Enum.GetValues<RoundFormat>().Select(each => new Choice(each.ToString(), RoundFormats.NameOf(each)))];

    public async Task<Response> ShowAll(
        ShowSchedules action, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        return Response.Ephemeral(CheckInViews.Schedules(
            await boards.SchedulesAsync(community, cancellationToken), community.FacilitatorsRoom()));
    }

    public Task<Response> Choose(
        ChooseSchedule action, InteractionContext context, CancellationToken cancellationToken) => changes.ShowAsync(
            long.TryParse(action.Rhythm, CultureInfo.InvariantCulture, out var id) ? new RhythmId(id) : default,
            context,
            cancellationToken);

    public Task<Response> Show(ShowSchedule action, InteractionContext context, CancellationToken cancellationToken) =>
        changes.ShowAsync(action.Rhythm, context, cancellationToken);

    public async Task<Opening> OpenAdd(
        OpenAddSchedule action, InteractionContext context, CancellationToken cancellationToken) =>
        (await communities.FindAsync(context.Community, cancellationToken)).CheckInChannel() is { } channel
            ? new AddSchedule(Channel: channel)
            : new AddSchedule();

    public async Task<Response> Add(AddSchedule form, InteractionContext context, CancellationToken cancellationToken)
    {
        var today = clock.GetCurrentInstant().InZone(context.Settings.ZoneOf()).Date;
        return await AddAsync(
            Enum.Parse<RoundFormat>(form.Format),
            Paces.RuleFor(form.Pace, (IsoDayOfWeek)form.Day, today),
            form.At,
            form.Channel,
            context,
            cancellationToken);
    }

    private async Task<Response> AddAsync(
        RoundFormat format,
        DateRule rule,
        string at,
        ChannelId channel,
        InteractionContext context,
        CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var now = clock.GetCurrentInstant();
        if (community.IsDeep(channel)
            && await neighbours.Hosts(community.Id, now.InZone(community.ZoneOf()).Date, cancellationToken) < Two)
            return Response.Ephemeral(OnlyOne);
        var known = (await store.RhythmsAsync(community.Id, cancellationToken)).Length;
        var rhythm = Rhythm.Of(
            new RhythmId(context.Cause.Id),
            community.Id,
            channel == community.CheckInChannel() ? null : channel,
            format,
            new Timetable(rule, Hour.Parse(at).Value));
        return await changes.AnswerAsync(
            await store.AddRhythmAsync(
                rhythm.Id,
                context.Cause,
                () => RhythmRules.Add(rhythm, known, community.Zone, now),
                cancellationToken),
            community,
            "It is set.",
            cancellationToken);
    }

    public async Task<Opening> OpenTender(
        OpenTenderDay action, InteractionContext context, CancellationToken cancellationToken) =>
        (await communities.FindAsync(context.Community, cancellationToken)).CheckInChannel() is { } channel
            ? new AddTenderDay(Channel: channel)
            : new AddTenderDay();

    /// <summary>A note once a year; it asks nothing and celebrates nothing.</summary>
    public async Task<Response> AddTender(
        AddTenderDay form, InteractionContext context, CancellationToken cancellationToken) =>
        Paces.RuleFor(form.Month, form.Day, int.TryParse(form.Number, out var number) ? number : null) is { } rule
            ? await AddAsync(RoundFormat.TenderDate, rule, form.At, form.Channel, context, cancellationToken)
            : Response.Ephemeral(
                "For a fixed date I need its number, and one that its month has. Nothing was added; please try once more.");

    /// <summary>The door other features know: the first schedule's day and hour.</summary>
    public Task<Opening> OpenRhythm(
        OpenRhythm action, InteractionContext context, CancellationToken cancellationToken) =>
        OpenSetAsync(RhythmId.FirstOf(context.Community), context, cancellationToken);

    public Task<Opening> OpenSet(
        OpenSetRhythm action, InteractionContext context, CancellationToken cancellationToken) =>
        OpenSetAsync(action.Rhythm, context, cancellationToken);

    public Task<Response> Set(SetRhythm form, InteractionContext context, CancellationToken cancellationToken) =>
        changes.ChangeAsync(
            form.Rhythm,
            context,
            (rhythm, community) => RhythmRules.Set(
                rhythm,
                (IsoDayOfWeek)form.Day,
                Hour.Parse(form.At).Value,
                form.Pace,
                form.On,
                community.ZoneOf(rhythm).Id,
                clock.GetCurrentInstant()),
            cancellationToken);

    public async Task<Opening> OpenFine(
        OpenFineTune action, InteractionContext context, CancellationToken cancellationToken) =>
        await store.RhythmAsync(action.Rhythm, cancellationToken) is { } rhythm && rhythm.Guild == context.Community
            ? new FineTune(
                rhythm.Id,
                (AnswerWindow)(int)rhythm.Window.TotalHours,
                (Depth)rhythm.Deepest,
                (LightAndDeep)rhythm.Mix,
                rhythm.Without,
                rhythm.Zone ?? "")
            : ScheduleChanges.Gone;

    public async Task<Response> Fine(FineTune form, InteractionContext context, CancellationToken cancellationToken)
    {
        var zone = form.Zone.Length == 0 ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(form.Zone)?.Id;
        if (form.Zone.Length > 0 && zone is null)
            return Response.Ephemeral(T($"I don't know the time zone {form.Zone}. It reads like Europe/Madrid; /setup finds it by a city. Nothing was changed."));
        return await changes.ChangeAsync(
            form.Rhythm,
            context,
            (rhythm, community) => RhythmRules.FineTune(
                rhythm,
                Duration.FromHours((int)form.Window),
                (int)form.Depth,
                (Mix)form.Mix,
                string.Join(' ', form.Without.ToLowerInvariant().Split(
                    [' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries)),
                zone,
                community.Zone,
                clock.GetCurrentInstant()),
            cancellationToken);
    }

    public async Task<Response> ChooseRoom(
        ChooseRoom action, InteractionContext context, CancellationToken cancellationToken)
    {
        var name = context.View?.Channel(action.Channel)?.Name ?? "";
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => Decision.Accept(community.With(
                new Place("channel", CheckInPlaces.Room, action.Channel.Value, Ours: false, name))),
            cancellationToken);
        return await ShowAll(new ShowSchedules(), context, cancellationToken) is Response.EphemeralMessage(var card)
            ? Response.Update(card)
            : Response.None;
    }

    private async Task<Opening> OpenSetAsync(
        RhythmId id, InteractionContext context, CancellationToken cancellationToken)
    {
        var (community, rhythm) = await changes.ReadAsync(id, context, cancellationToken);
        if (rhythm is null)
            return community.CheckInChannel() is null
                ? T($"First choose a channel for check-ins, with /setup. Then come back here for the day and time.")
                : ScheduleChanges.Gone;
        return new SetRhythm(
            rhythm.Id,
            (RhythmDay)Paces.DayOf(rhythm.Times.Rule),
            Hour.Format(rhythm.Times.At),
            Paces.Of(rhythm.Times.Rule),
            rhythm.On);
    }
}
