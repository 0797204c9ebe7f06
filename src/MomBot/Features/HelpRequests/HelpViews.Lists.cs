using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>The private list of what is open and what is mine.</summary>
public static partial class HelpViews
{
    /// <summary>Open requests on one page of the list; with those of mine it stays within one message.</summary>
    public const int PerPage = 5;

    private const int MostOfMine = 3;
    private const int LongestExcerpt = 140;

    /// <summary>Mine first, then what waits for a hand.</summary>
    public static Card List(MemberId viewer, ImmutableArray<HelpRequest> mine, HelpPage open)
    {
        var parts = ImmutableArray.CreateBuilder<CardPart>();
        if (mine.Length > 0)
            parts.Add(new CardPart.Paragraph("### Yours"));
        foreach (var request in mine.Take(MostOfMine))
            parts.AddRange(Row(viewer, request));
        if (mine.Length > MostOfMine)
            parts.Add(new CardPart.Paragraph(T($"-# {mine.Length - MostOfMine} more of yours are in the channel.")));
        if (mine.Length > 0)
            parts.Add(new CardPart.Divider());
        parts.Add(new CardPart.Paragraph(open.Requests.Length == 0
            ? "All is quiet: nobody is waiting for a hand right now. Asking for one is always fine."
            : "### A hand would help here"));
        foreach (var request in open.Requests)
            parts.AddRange(Row(viewer, request));
        parts.Add(new CardPart.Buttons([.. Turn(open), new Button("Ask", new OpenAsk())]));
        return new Card(parts.ToImmutable());
    }

    private static ImmutableArray<CardPart> Row(MemberId viewer, HelpRequest request) =>
    [
        new CardPart.Paragraph(T($"**{request.CategoryName}** · {SoonWords(request)}\n{request.Asker}: {Excerpt(request.What)}")),
        new CardPart.Buttons(request.Asker == viewer
            ?
            [
                new Button("All sorted", new EndRequest(request.Id, HelpStatus.Sorted)),
                new Button("Not needed now", new EndRequest(request.Id, HelpStatus.NotNeeded)),
            ]
            : request.SeatOf(viewer) is not null
                ? [new Button("Can't make it", new ReleaseSeat(request.Id))]
                : [new Button("I can help", new ClaimSeat(request.Id))]),
    ];

    private static string Excerpt(string words) => words.Length <= LongestExcerpt
        ? words
        : words[..(LongestExcerpt - (char.IsHighSurrogate(words[LongestExcerpt - 1]) ? 1 : 0))].TrimEnd() + "…";

    private static ImmutableArray<Button> Turn(HelpPage open) => open switch
    {
        { Page: 0, HasNext: false } => [],
        _ =>
        [
            new Button("Previous", new ShowRequests(Math.Max(open.Page - 1, 0), Turns: true))
            {
                Disabled = open.Page == 0,
            },
            new Button("Next", new ShowRequests(open.Page + 1, Turns: true)) { Disabled = !open.HasNext },
        ],
    };
}

/// <summary>One page of open requests, from 0.</summary>
public sealed record HelpPage(ImmutableArray<HelpRequest> Requests, int Page, bool HasNext);
