using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>The private card about how somebody likes to help.</summary>
public static partial class HelpViews
{
    public static Card MyWays(
        HelpProfile profile,
        ImmutableArray<string> categories,
        string area,
        bool talks,
        ImmutableArray<MemberId> apart) => new(
    [
        new CardPart.Paragraph(Join("\n", WayLines(profile, categories, area))),
        new CardPart.Buttons(
        [
            new Button("Change", new OpenMyWays(), ButtonLook.Primary),
            new Button("I'm at the shop", new OpenShopRun()),
            .. talks ? [ListenButton(profile)] : ImmutableArray<Button>.Empty,
        ]),
        new CardPart.Divider(),
        .. ApartParts(apart),
    ]);

    /// <summary>Whom she would rather not meet, and nothing else.</summary>
    public static Card Apart(ImmutableArray<MemberId> apart) =>
        new([new CardPart.Paragraph("### People I'd rather not meet"), .. ApartParts(apart)]);

    private static ImmutableArray<CardPart> ApartParts(ImmutableArray<MemberId> apart) =>
    [
        new CardPart.Paragraph(apart.IsEmpty
            ? "Is there somebody you would rather not meet here? It works both ways, and nobody is told."
            : T($"You are not brought together with: {Join(", ", apart.Select(who => T($"{who}")))}. It works both ways, and nobody is told. A card in a channel can still be seen by everyone in it; *People I name* keeps a request from them.")),
        new CardPart.Buttons(new Button("Add somebody", new OpenKeepApart())),
        .. apart.IsEmpty
            ? ImmutableArray<CardPart>.Empty
            : [
                new CardPart.Select(
                    new KeepTogether(""),
                    "Take somebody off the list",
                    [.. apart.Take(MostOptions).Select((who, at) => new Choice(
                        who.Value.ToString(CultureInfo.InvariantCulture), T($"Number {at + 1} of the list above")))]),
            ],
    ];

    /// <summary>Somebody is at a shop: what they could bring is written to them in the thread under it.</summary>
    public static Card ShopRun(MemberId who, string where, Instant until) => new(
        T($"{who} is going shopping: {where}. Until {until:t} ({until:R}). Who needs what? Write it in the thread below; addresses can wait for a private word."))
    {
        Tone = Tone.Warm,
    };

    private static IEnumerable<Text> WayLines(HelpProfile profile, ImmutableArray<string> categories, string area)
    {
        yield return "### How I help";
        yield return categories.IsEmpty
            ? "You look by yourself: nobody is told to ask you."
            : T($"You hear, at most twice a week and never at night, when somebody needs: {string.Join(", ", categories)}.");
        if (area.Length > 0)
            yield return profile.OnlyMyArea ? T($"Only from your area, {area}.") : T($"Your area: {area}.");
        if (profile.MonthlyLimit > 0)
            yield return T($"After {profile.MonthlyLimit} promises in a month you hear of no more.");
        if (profile.Listener == ListenerState.Offered)
            yield return "You offered to listen. Somebody who looks after this place says yes first.";
        if (profile.Listener == ListenerState.Listening)
            yield return "You are one of the listeners here.";
        if (profile.Listener == ListenerState.Resting)
            yield return "You rest from listening.";
    }

    private static Button ListenButton(HelpProfile profile) => profile.Listener switch
    {
        ListenerState.No => new("I can listen", new OfferToListen(Yes: true)),
        ListenerState.Resting => new("Listen again", new OfferToListen(Yes: true)),
        ListenerState.Offered or ListenerState.Listening => new("Rest from listening", new OfferToListen(Yes: false)),
    };
}
