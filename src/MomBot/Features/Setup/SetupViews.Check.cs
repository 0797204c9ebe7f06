using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>What was found on looking: each with its fix, in the same words by day and by night.</summary>
public static partial class SetupViews
{
    private const int FindingsShown = 12;
    private static readonly Duration UntilFirstCheck = Duration.FromHours(12);

    /// <summary>Everything that was found; or that all is well.</summary>
    /// <param name="help">Where a pinned card hangs, which is hung again when somebody looks; none: nowhere.</param>
    public static Card Findings(ImmutableArray<SetupFinding> found, ChannelId? help = null) => new(
    [
        new CardPart.Paragraph(found.Length == 0
            ?
            "## Check\nAll is well: channels, permissions, roles, time zone and schedules. I look again every night, and say only what has changed."
            : Join("\n\n", ["## Check", .. Said(found)])),
        .. help is { } channel
            ? [new CardPart.Paragraph(T($"-# Should the pinned card in {channel} have been deleted, it hangs there again in a moment."))]
            : ImmutableArray<CardPart>.Empty,
        new CardPart.Buttons(
        [
            .. found.Any(each => each.Kind == FindingKind.Gone)
                ? [new Button("Mend it", new ApplySetup(), ButtonLook.Primary)]
                : ImmutableArray<Button>.Empty,
            new Button("Check again", new RunCheck()),
            new Button("Back to the panel", new OpenSetup()),
        ]),
    ])
    {
        Tone = found.Length == 0 ? Tone.Settled : Tone.Attention,
    };

    /// <summary>What has changed since the night before, and the next night.</summary>
    private static IEnumerable<Effect> Tell(SetupEvent.Checked happened)
    {
        yield return NextCheck(happened.Guild, happened.Next);
        if (happened.Log is not { } log || (happened.Found.Length == 0 && happened.Mended.Length == 0))
            yield break;
        yield return new Effect.Post(log, new Card(
            Join(
                "\n\n",
                [
                    .. Headed("**New in my way**", happened.Found),
                    .. Headed("**No longer in my way**", happened.Mended),
                ]),
            new CardPart.Buttons(new Button("Open the panel", new OpenSettings())))
        {
            Tone = happened.Found.Length == 0 ? Tone.Settled : Tone.Attention,
            Silent = true,
        });
    }

    private static IEnumerable<Text> Headed(Text head, ImmutableArray<SetupFinding> found) =>
        found.Length == 0 ? [] : [head, .. Said(found)];

    private static Effect.Later NextCheck(GuildId guild, Instant due) => new(
        new CheckByNight(), due, string.Create(CultureInfo.InvariantCulture, $"setup:check:{guild.Value}"));

    private static IEnumerable<Text> Said(ImmutableArray<SetupFinding> found) =>
    [
        .. found.Take(FindingsShown).Select(Words),
        .. found.Length > FindingsShown ? [T($"-# and {found.Length - FindingsShown} more.")] : ImmutableArray<Text>.Empty,
    ];

    private static Text Words(SetupFinding finding) => finding.Kind switch
    {
        FindingKind.ServerLacks => SetupFixes.OnServer((GuildPermissions)finding.Lacks),
        FindingKind.ChannelLacks => SetupFixes.InChannel(
            new ChannelId(finding.Id),
            (GuildPermissions)finding.Lacks,
            [
                .. finding.DeniedBy.Select(each => new Denial(
                    new OverwriteOf(each.Whom, each.IsMember), each.IsEveryone, (GuildPermissions)each.Denies)),
            ]),
        FindingKind.OpenToAll => SetupFixes.OpenToAll(new ChannelId(finding.Id)),
        FindingKind.CannotGive => SetupFixes.Above(T($"{new RoleId(finding.Id)}")),
        FindingKind.Gone when finding.PlaceKind == Purpose.Channel =>
            T($"*missing*: the channel #{Short(finding.Name)} was deleted in Discord. *Mend it* makes it again; or choose another on the page *channels and roles*."),
        FindingKind.Gone =>
            T($"*missing*: the role {Short(finding.Name)} was deleted in Discord. *Mend it* makes it again; or choose another on the page *channels and roles*."),
        FindingKind.NoZone =>
            "*missing*: nobody has chosen a time zone, so I go by UTC and check-ins may come at odd hours. Fix: the page *time and language*.",
        FindingKind.AtNight =>
            T($"*problem*: a check-in is planned for {finding.Key}, when people here sleep. I would hold it and ask a facilitator. Fix: *Check-in day and time*."),
        FindingKind.NotMentionable => SetupFixes.Unheard(new RoleId(finding.Id)),
    };
}
