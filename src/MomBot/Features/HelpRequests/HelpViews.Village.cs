using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>Requests and promises in a member's own panel: few words, and the way there.</summary>
public static partial class HelpViews
{
    private const int MostInVillage = 3;

    public static Section OfMine(MemberId viewer, ImmutableArray<HelpRequest> mine, Instant now) => new(
        mine.IsEmpty
            ? "**Requests and promises** none of yours right now. Asking is always fine."
            : Join(
                "\n",
                [
                    "**Requests and promises**",
                    .. mine.Take(MostInVillage).Select(request => T($"- {LineOf(request, viewer)}")),
                    .. mine.Length > MostInVillage
                        ? ["- and more under *See them all*"]
                        : ImmutableArray<Text>.Empty,
                ]),
        [
            .. Shown(!mine.IsEmpty, new Button("See them all", new ShowRequests())),
            new Button("Ask for a hand", new OpenAsk()),
            .. Shown(mine.IsEmpty, new Button("See who could use one", new ShowRequests())),
        ])
    {
        Coming =
        [
            .. mine.SelectMany(request => request.Promises()
                .Where(claim => claim.Helper == viewer || request.Asker == viewer)
                .Where(claim => request.SlotOf(claim).EndsAt > now)
                .Select(claim => ComingOf(request, claim, viewer))),
        ],
    };

    private static Text LineOf(HelpRequest request, MemberId viewer) =>
        request.Asker == viewer ? T($"{Brief(request)} · {StateWords(request)}")
        : request.Of(viewer) is { } claim
            ? T($"{PartOf(claim)} {request.Asker}: {Category(request)}, {PromiseWords(request, claim)}")
            : T($"You asked for {request.Asker}: {Brief(request)}");

    private static Coming ComingOf(HelpRequest request, Claim claim, MemberId viewer)
    {
        var slot = request.SlotOf(claim);
        var (when, day) = request.When == When.Dates
            ? (slot.StartsAt, T($"{slot.StartsAt:f}"))
            : (slot.EndsAt, PromiseWords(request, claim));
        return new Coming(when, claim.Helper == viewer
            ? T($"{day} · you help {request.Asker}: {Category(request)}")
            : T($"{day} · {claim.Helper} helps you: {Category(request)}"));
    }
}
