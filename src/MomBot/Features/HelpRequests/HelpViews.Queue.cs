using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using MomBot.Pictures;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>
/// The board of those who look after the place: requests by what they need, never people by what they did.
/// </summary>
public static partial class HelpViews
{
    private const int PerQueuePage = 20;
    private const int MostListeners = 3;
    private const int MostUrgent = 10;
    private static readonly Duration StaleAfter = Duration.FromDays(3);
    private static readonly Duration WantedSoon = Duration.FromDays(2);

    /// <summary>What needs a human comes first.</summary>
    /// <param name="listeners">Those who would like to listen and wait for a yes.</param>
    public static Card Queue(
        ImmutableArray<HelpRequest> queue, ImmutableArray<MemberId> listeners, int page, Instant now)
    {
        ImmutableArray<HelpRequest> sorted = [.. queue.OrderBy(request => Group(request, now))
            .ThenBy(request => request.Id.Value)];
        ImmutableArray<HelpRequest> shown = [.. sorted.Skip(page * PerQueuePage).Take(PerQueuePage)];
        var parts = ImmutableArray.CreateBuilder<CardPart>();
        parts.Add(new CardPart.Paragraph(sorted.IsEmpty && listeners.IsEmpty
            ? "### The queue\nAll is quiet. Nothing waits for you."
            : "### The queue\nChoose one to look after it."));
        ImmutableArray<Duration> waits =
        [
            .. sorted.Where(request => request.IsOpen() && request.FreeSlots(now).Any())
                .Select(request => now - request.AskedAt),
        ];
        if (page == 0 && waits.Length > 0)
            parts.Add(new CardPart.Picture("queue.png", new QueueAgeing(waits)));
        foreach (var who in listeners.Take(MostListeners))
        {
            parts.Add(new CardPart.Paragraph(T($"{who} would like to listen, half an hour at a time.")));
            parts.Add(AnswerTo(who));
        }

        foreach (var group in shown.GroupBy(request => Group(request, now)))
            parts.Add(new CardPart.Paragraph(Join("\n", [GroupWords(group.Key), .. group.Select(QueueLine)])));
        if (shown.Length > 0)
        {
            parts.Add(new CardPart.Select(
                new TendRequest(""),
                "Look after one …",
                [.. shown.Select(request => new Choice(
                    request.Id.Value.ToString(CultureInfo.InvariantCulture),
                    T($"{Category(request)}, {WhenWords(request)}"),
                    T($"{Brief(request)}")))]));
        }

        if (sorted.Length > PerQueuePage)
        {
            parts.Add(new CardPart.Buttons(
                new Button("Previous", new OpenQueue(Math.Max(page - 1, 0))) { Disabled = page == 0 },
                new Button("Next", new OpenQueue(page + 1)) { Disabled = (page + 1) * PerQueuePage >= sorted.Length }));
        }

        return new Card(parts.ToImmutable());
    }

    /// <summary>
    /// What needs a human, in the list of a morning: what waits for a word, whoever has not answered, what has waited
    /// for days, what is wanted soon. None: nothing does.
    /// </summary>
    public static Section? Morning(
        ImmutableArray<HelpRequest> queue, ImmutableArray<MemberId> listeners, DateTimeZone zone, Instant now)
    {
        var groups = queue.Select(request => (Request: request, Words: Urgent(request, zone, now)))
            .Where(each => each.Words is not null).Take(MostUrgent)
            .GroupBy(each => each.Words!.Value).OrderBy(group => group.Key).ToList();
        return groups.Count == 0 && listeners.IsEmpty
            ? null
            : new Section(
                Join("\n",
                [
                    "**Help**",
                    .. groups.SelectMany(group => (Text[])
                        [UrgentWords(group.Key), .. group.Select(each => QueueLine(each.Request))]),
                    .. listeners.Take(MostListeners).Select(who => T($"{who} would like to listen, half an hour at a time.")),
                ]),
                new Button("The queue", new OpenQueue()));
    }

    private static int? Urgent(HelpRequest request, DateTimeZone zone, Instant now) => Group(request, now) switch
    {
        0 => 0,
        4 => null,
        _ when request.Claims.Any(claim => IsSilent(request, claim, zone, now)) => 1,
        1 => 2,
        2 when request.FreeSlots(now).First().EndsAt <= now + WantedSoon => 3,
        _ => null,
    };

    private static bool IsSilent(HelpRequest request, Claim claim, DateTimeZone zone, Instant now)
    {
        var slot = request.SlotOf(claim);
        return claim is { State: ClaimState.Promised, Fine: false, AskedAt: { } asked } && slot.EndsAt > now
            && HelpTimes.SilentAt(slot, zone, asked) <= now;
    }

    private static Text UrgentWords(int group) => group switch
    {
        0 => GroupWords(0),
        1 => "**A helper has not answered yet**",
        2 => GroupWords(1),
        _ => GroupWords(2),
    };

    /// <summary>One of them, with what can be done.</summary>
    public static Card Tended(HelpRequest request) => new(
    [
        new CardPart.Paragraph(Join("\n",
        [
            T($"**{Category(request)}** · {WhenWords(request)}"),
            T($"{request.Asker}: {What(request)}"),
            StateWords(request),
            T($"Asked {request.AskedAt:R}."),
            .. request.Note.Length > 0 ? [T($"Note: {request.Note}")] : ImmutableArray<Text>.Empty,
        ])),
        .. request.IsOpen()
            ? [new CardPart.UserSelect(new AskOne(request.Id, []), "Ask somebody whether they could", 5)]
            : ImmutableArray<CardPart>.Empty,
        .. request.IsOpen() && request.Promises().Any()
            ? [new CardPart.Select(
                new RecordNoShow(request.Id, ""),
                "Nobody came on …",
                [
                    .. request.Promises().Take(MostOptions).Select(claim => new Choice(
                        claim.Number.ToString(CultureInfo.InvariantCulture), DayWords(request.SlotOf(claim)))),
                ])]
            : ImmutableArray<CardPart>.Empty,
        new CardPart.Buttons(
        [
            .. Shown(
                request.Status == HelpStatus.AwaitingWord,
                new Button("Post it", new LetThrough(request.Id), ButtonLook.Primary)),
            new Button("Note", new OpenNote(request.Id)),
            .. request.Status switch
            {
                HelpStatus.Open => [new Button("Freeze it", new FreezeRequest(request.Id, Freezes: true))],
                HelpStatus.Frozen => [new Button("Let it go on", new FreezeRequest(request.Id, Freezes: false))],
                _ => ImmutableArray<Button>.Empty,
            },
        ]),
        .. request.IsOver()
            ? ImmutableArray<CardPart>.Empty
            : [new CardPart.Buttons(
                new Button("Done by others", new CloseAsHost(request.Id, HelpStatus.DoneByOthers)),
                new Button("Moved elsewhere", new CloseAsHost(request.Id, HelpStatus.MovedElsewhere)),
                new Button("Asked twice", new CloseAsHost(request.Id, HelpStatus.Duplicate)),
                new Button("Couldn't fill", new CloseAsHost(request.Id, HelpStatus.CouldNotFill)))],
    ]);

    private static int Group(HelpRequest request, Instant now) =>
        request.Status == HelpStatus.AwaitingWord || request.FollowUp ? 0
            : request.Status is HelpStatus.Paused or HelpStatus.Frozen ? 4
            : !request.FreeSlots(now).Any() ? 3
            : now - request.AskedAt > StaleAfter ? 1
            : 2;

    private static Text GroupWords(int group) => group switch
    {
        0 => "**Needs you**",
        1 => "**Has waited for days**",
        2 => "**Waiting for a hand**",
        3 => "**Being helped**",
        _ => "**Resting**",
    };

    private static Text QueueLine(HelpRequest request) => request.Helpers().Any()
        ? T($"{Category(request)} · {request.Asker} · {WhenWords(request)} · {Names(request)}")
        : T($"{Category(request)} · {request.Asker} · {WhenWords(request)} · asked {request.AskedAt:R}");
}
