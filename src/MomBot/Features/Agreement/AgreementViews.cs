using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Agreement;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Agreement;

/// <summary>The agreement as people read it, and as those who run the server write it.</summary>
public static class AgreementViews
{
    private const int ProposalsShown = 5;
    private static readonly Duration HalfAYear = Duration.FromDays(182);

    private static readonly Text Terms = Join(
        "\n",
        "- This is peer support among people who raise children. It is not medical advice, and MomBot never answers parenting questions.",
        "- What you read here stays here. That has limits: anyone can take a screenshot, moderators may be able to read threads, and the law can oblige people to report danger.",
        "- Children can't agree to being talked about: no full names, no photos of others' children.",
        "- No judging. Whoever gets it wrong hears it quietly first.");

    private static readonly Text Support = "-# /support and /pause always work, whatever you choose here.";

    /// <summary>Seen before anything else, once for each version.</summary>
    public static Card Ask(CommunityAgreement agreement, int version, bool again) => new(
    [
        new CardPart.Paragraph(again ? "## What we agree on has changed" : "## What we agree on here"),
        new CardPart.Paragraph(Terms),
        .. Values(agreement),
        .. Lines(agreement),
        new CardPart.Buttons(
            new Button("Agree and go on", new Agree(version), ButtonLook.Primary),
            new Button("Get support", new OpenSupport())),
        new CardPart.Paragraph(Support),
    ]);

    public static Card Thanks() => new("Thank you. Please press once more what you came for.") { Tone = Tone.Settled };

    /// <summary>The same to read again, and the way to add to it.</summary>
    public static Card Board(CommunityAgreement agreement) => new(
    [
        new CardPart.Paragraph("## What we agree on here"),
        new CardPart.Paragraph(Terms),
        .. Values(agreement),
        .. Lines(agreement),
        new CardPart.Buttons(new Button("Propose a value", new OpenProposal())),
    ]);

    /// <summary>For whoever runs the server.</summary>
    /// <param name="inForce">The version everybody is asked to accept; 0: nobody is asked.</param>
    public static Card Editor(CommunityAgreement agreement, int inForce, Text? word) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                "## Agreement and values",
                .. word is null ? ImmutableArray<Text>.Empty : [word],
                inForce == 0
                    ? "Nobody is asked to agree to anything yet."
                    : T($"Version {inForce} is in force: everybody sees it once before they take part."),
                .. Warnings(agreement),
            ])),
        new CardPart.Divider(),
        new CardPart.Paragraph(Terms),
        .. agreement.Version == 0
            ? [new CardPart.Paragraph(List(
                "**What you grow toward**: eight to start from, change any", AgreementRules.Starter))]
            : Values(agreement),
        .. Lines(agreement),
        new CardPart.Buttons(
        [
            new Button(
                inForce == 0 ? "Ask everybody from now on" : "Ask everybody once more",
                new PutInForce(),
                inForce == 0 ? ButtonLook.Primary : ButtonLook.Quiet),
            new Button("Change the words", new OpenWriting()),
            .. inForce == 0 ? ImmutableArray<Button>.Empty : [new Button("Stop asking", new TakeDownAgreement())],
            .. agreement.Proposals.Length == 0
                ? ImmutableArray<Button>.Empty
                : [new Button("See what members propose", new ShowProposals())],
            new Button("Back to the panel", new OpenSettings()),
        ]),
    ]);

    public static Card Proposals(CommunityAgreement agreement, Text? word) => agreement.Proposals.Length == 0
        ? new Card(Join("\n", [.. word is null ? ImmutableArray<Text>.Empty : [word],
            "Nothing is proposed at the moment. Members propose with *Propose a value* on the agreement, in /village."]))
        : new Card(
        [
            new CardPart.Paragraph(Join(
                "\n",
                [
                    "## What members propose",
                    .. word is null ? ImmutableArray<Text>.Empty : [word],
                    T($"-# {AgreementRules.VotesToAdopt} facilitators say yes, or whoever runs the server: then it is adopted."),
                ])),
            .. agreement.Proposals.Take(ProposalsShown).SelectMany(value => new CardPart[]
            {
                new CardPart.Paragraph(T($"> {value.Words}\n-# {value.Votes.Count(vote => vote.Yes)} for it, {value.Votes.Count(vote => !vote.Yes)} rather not")),
                new CardPart.Buttons(
                    new Button("Adopt it", new VoteOnValue(value.Id, Yes: true)),
                    new Button("Rather not", new VoteOnValue(value.Id, Yes: false))),
            }),
        ]);

    public static ImmutableArray<Effect> Tell(AgreementEvent happened) => happened switch
    {
        AgreementEvent.Adopted(var words, _, var owner, _) =>
            [new Effect.Tell(owner, new Card(T($"What you proposed is on the board now:\n> {words}")))],
        AgreementEvent.Declined(var words, _, var owner, _) =>
            [new Effect.Tell(owner, new Card(T($"Facilitators looked at what you proposed and leave it for now:\n> {words}\nThank you for thinking about it.")))],
        _ => [],
    };

    /// <summary>Half a year later somebody is asked to look again.</summary>
    public static ImmutableArray<Effect> Tell(CommunityEvent.AgreementInForce happened) =>
        [Again(happened.Guild, happened.Owner, happened.At)];

    public static ImmutableArray<Effect> Tell(CommunityEvent.AgreementAged happened) =>
    [
        new Effect.Tell(happened.Owner, new Card(
            "Half a year has passed. Do the agreement and the values of your community still fit?",
            new CardPart.Buttons(new Button("Look at them", new OpenAgreement())))),
        Again(happened.Guild, happened.Owner, happened.At),
    ];

    private static Effect.Later Again(GuildId guild, MemberId who, Instant now) => new(
        new LookAgain(who), now + HalfAYear, string.Create(CultureInfo.InvariantCulture, $"agreement:{guild.Value}"));

    private static IEnumerable<Text> Warnings(CommunityAgreement agreement)
    {
        if (agreement.Version > 0 && agreement.Values.Length < CommunityAgreement.Few)
            yield return "Fewer than three values say little to somebody who is deciding whether to come in.";
        if (agreement.Values.Length > CommunityAgreement.Many)
            yield return "More than ten values begin to read like law. Could some be one?";
    }

    private static IEnumerable<CardPart> Values(CommunityAgreement agreement) => agreement.Values.Length == 0
        ? []
        :
        [
            new CardPart.Paragraph(List(
                "**What we grow toward**, never a test", [.. agreement.Values.Select(value => value.Words)])),
        ];

    private static Text List(Text head, ImmutableArray<string> values) =>
        Join("\n", [head, .. values.Select(words => T($"- {words}"))]);

    private static IEnumerable<CardPart> Lines(CommunityAgreement agreement)
    {
        ImmutableArray<Text> lines =
        [
            .. agreement.SafeSleep.Length == 0 ? ImmutableArray<Text>.Empty : [T($"Safe sleep, from the source: <{new Uri(agreement.SafeSleep)}>")],
            .. agreement.Sponsor.Length == 0 ? ImmutableArray<Text>.Empty : [T($"-# {agreement.Sponsor}")],
        ];
        if (lines.Length > 0)
            yield return new CardPart.Paragraph(Join("\n", lines));
    }
}
