using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>The private list of what is open and what is mine.</summary>
public static partial class HelpViews
{
    /// <summary>Open requests on one page of the list; with those of mine it stays within one message.</summary>
    public const int PerPage = 3;

    private const int MostOfMine = 3;
    private const int LongestExcerpt = 140;
    private const int MostAreas = 10;

    /// <summary>Mine first, then what waits for a hand.</summary>
    public static Card List(MemberId viewer, ImmutableArray<HelpRequest> mine, HelpPage open)
    {
        var parts = ImmutableArray.CreateBuilder<CardPart>();
        if (mine.Length > 0)
            parts.Add(new CardPart.Paragraph("### Yours"));
        foreach (var request in mine.Take(MostOfMine))
            parts.AddRange(request.Asker == viewer ? MineRow(request) : PromiseRow(request, viewer));
        if (mine.Length > MostOfMine)
            parts.Add(new CardPart.Paragraph(T($"-# {mine.Length - MostOfMine} more of yours are in the channel.")));
        if (mine.Length > 0)
            parts.Add(new CardPart.Divider());
        parts.Add(new CardPart.Paragraph(open.Requests.Length == 0
            ? open.IsFiltered
                ? "Nobody is waiting for that right now."
                : "All is quiet: nobody is waiting for a hand right now. Asking for one is always fine."
            : "### A hand would help here"));
        foreach (var request in open.Requests)
            parts.AddRange(OpenRow(request, open.Now));
        if (open.Categories.Length + open.Areas.Length > 1 && (open.Requests.Length > 0 || open.IsFiltered))
            parts.Add(Filter(open));
        parts.Add(new CardPart.Buttons(
        [
            .. Turn(open),
            new Button("Ask", new OpenAsk()),
            new Button("How I help", new ShowMyWays()),
            .. Shown(
                mine.Any(request => request.Promises().Any(claim => claim.Helper == viewer)),
                new Button("For my calendar", new TakeCalendar())),
        ]));
        if (open.IsHost)
            parts.Add(new CardPart.Buttons(new Button("The queue", new OpenQueue()),
                new Button("Kinds and areas", new ShowHelpSettings())));
        return new Card(parts.ToImmutable());
    }

    private static ImmutableArray<CardPart> OpenRow(HelpRequest request, Instant now)
    {
        ImmutableArray<Slot> free = [.. request.FreeSlots(now).Take(MostOptions)];
        return
        [
            new CardPart.Paragraph(T($"**{Category(request)}** · {WhenWords(request)}\n{Who(request)}: {Brief(request)}")),
            request.Slots.Length > 1
                ? new CardPart.Select(
                    new ClaimDay(request.Id, ""),
                    "I can help on …",
                    [.. free.Select(slot => new Choice($"{slot.Number}", DayWords(slot)))])
                : new CardPart.Buttons(new Button("I can help", new ClaimSeat(request.Id))),
        ];
    }

    private static ImmutableArray<CardPart> MineRow(HelpRequest request) =>
    [
        new CardPart.Paragraph(T($"**{Category(request)}** · {WhenWords(request)}\n{StateWords(request)}: {Brief(request)}")),
        new CardPart.Buttons(
        [
            new Button("All sorted", new EndRequest(request.Id, HelpStatus.Sorted)),
            new Button("Not needed now", new EndRequest(request.Id, HelpStatus.NotNeeded)),
            .. request.Status switch
            {
                HelpStatus.Open when request.Slots.Length > 1 => [request.Enough
                    ? new Button("More is welcome", new SayEnough(request.Id, Enough: false))
                    : new Button("Enough for now", new SayEnough(request.Id, Enough: true))],
                HelpStatus.Open when !request.Promises().Any() =>
                [
                    new Button("More details", new OpenMore(request.Id)),
                    new Button("Rest for now", new RestRequest(request.Id, Rests: true)),
                ],
                HelpStatus.Open => [new Button("Rest for now", new RestRequest(request.Id, Rests: true))],
                HelpStatus.Paused => [new Button("Open it again", new RestRequest(request.Id, Rests: false))],
                _ => ImmutableArray<Button>.Empty,
            },
        ]),
    ];

    /// <summary>Whoever asked for somebody else has no part in it but to see it.</summary>
    private static ImmutableArray<CardPart> PromiseRow(HelpRequest request, MemberId viewer)
    {
        if (request.Of(viewer) is not { } claim)
            return [new CardPart.Paragraph(LineOf(request, viewer))];
        return
        [
            new CardPart.Paragraph(T($"**{Category(request)}** · {PromiseWords(request, claim)}\n{PartOf(claim)} {request.Asker}: {Brief(request)}")),
            new CardPart.Buttons(
            [
                .. Shown(
                    claim.HoldsASeat() && request.Kind == HelpKind.Train,
                    new Button("Say what I'll bring", new OpenDish(request.Id, claim.Number))),
                .. Shown(claim.HoldsASeat(), new Button("Running late", new RunLate(request.Id, claim.Number))),
                new Button("Can't make it", GiveBack(request, claim)),
            ]),
        ];
    }

    private static Text PartOf(Claim claim) => claim.State switch
    {
        ClaimState.Offered => "You offered to help",
        ClaimState.Standby => "You are next in line for",
        _ => "You are helping",
    };

    private static Text StateWords(HelpRequest request) => request.Status switch
    {
        HelpStatus.AwaitingWord => "Waits for a word",
        HelpStatus.Paused => "Rests",
        HelpStatus.Frozen => "On hold: those who look after this place look at it",
        _ when request.Enough => "Enough for now",
        _ when request.Helpers().Any() => T($"{Names(request)} will help"),
        _ => "Open",
    };

    private static CardPart.Select Filter(HelpPage open) => new(
        new FilterRequests(default),
        "Show only …",
        [
            new Choice("all", "Everything", Chosen: !open.IsFiltered),
            .. open.Categories.Take(MostOptions - 1 - Math.Min(open.Areas.Length, MostAreas))
                .Select(each => new Choice(each.Key, each.Name, Chosen: each.Key == open.Only)),
            .. open.Areas.Take(MostAreas).Select(area => new Choice(
                FilterRequests.Near + area.Key,
                T($"In {area.Name}"),
                Chosen: FilterRequests.Near + area.Key == open.Only)),
        ]);

    private static Text Brief(HelpRequest request) => request.Ready ? What(request) : T($"{Excerpt(request.What)}");

    private static string Excerpt(string words) => words.Length <= LongestExcerpt
        ? words
        : words[..(LongestExcerpt - (char.IsHighSurrogate(words[LongestExcerpt - 1]) ? 1 : 0))].TrimEnd() + "…";

    private static ImmutableArray<Button> Turn(HelpPage open) => open switch
    {
        { Page: 0, HasNext: false } => [],
        _ =>
        [
            new Button("Previous", new TurnRequests(Math.Max(open.Page - 1, 0), Key(open)))
            {
                Disabled = open.Page == 0,
            },
            new Button("Next", new TurnRequests(open.Page + 1, Key(open))) { Disabled = !open.HasNext },
        ],
    };

    private static ConfigKey Key(HelpPage open) => new(open.IsFiltered ? open.Only : FilterRequests.All);
}

/// <summary>One page of open requests, from 0.</summary>
/// <param name="Only">The category shown, or an area (<see cref="FilterRequests.Near"/>); empty: all.</param>
/// <param name="Categories">What can be chosen to look for.</param>
/// <param name="IsHost">The viewer looks after the place.</param>
public sealed record HelpPage(
    ImmutableArray<HelpRequest> Requests,
    int Page,
    bool HasNext,
    string Only,
    ImmutableArray<HelpCategoryEntry> Categories,
    ImmutableArray<HelpArea> Areas,
    bool IsHost,
    Instant Now)
{
    public bool IsFiltered => Only.Length > 0;
}
