using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Cohorts;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Cohorts;

/// <summary>Cohorts as people see them, and who hears about what. Same state, same words, every time.</summary>
public static partial class CohortViews
{
    private const int MostOptions = 25;
    private const int ButtonsInARow = 4;
    private const string Reason = "Chosen by the member";
    private const string Category = "Cohorts";
    private static readonly Duration AMonth = Duration.FromDays(30);

    private const GuildPermissions Inside = GuildPermissions.ViewChannel | GuildPermissions.SendMessages
        | GuildPermissions.ReadMessageHistory | GuildPermissions.SendMessagesInThreads;

    /// <summary>Hers, and those she could come into; first those that may be for her.</summary>
    /// <param name="tags">What she said is true of her.</param>
    public static Card Panel(
        ImmutableArray<Cohort> all, ImmutableArray<string> tags, MemberId member, Text? word)
    {
        ImmutableArray<Cohort> mine = [.. all.Where(cohort => cohort.Has(member))];
        ImmutableArray<Cohort> open =
        [
            .. all.Where(cohort => cohort is { IsOpen: true, IsFull: false } && !cohort.Has(member))
                .OrderBy(cohort => !tags.Contains(cohort.ForWhom)),
        ];
        return new Card(
        [
            new CardPart.Paragraph(Join(
                "\n",
                [
                    "## Cohorts",
                    .. word is null ? ImmutableArray<Text>.Empty : [word],
                    "The people you started with: the same season of arrivals, some weeks together, something in common. You stay for as long as you like, whatever stage comes. Nobody moves you.",
                    .. mine.Select(cohort => cohort.Room is { } room
                        ? T($"**{cohort.Name}** · {Circumstances.NameOf(cohort.ForWhom)} · {room}")
                        : T($"**{cohort.Name}** · {Circumstances.NameOf(cohort.ForWhom)}")),
                ])),
            .. mine.Take(MostOptions).Chunk(ButtonsInARow).Select(row => new CardPart.Buttons(
                [.. row.Select(cohort => new Button(T($"Leave {cohort.Name}"), new LeaveCohort(cohort.Id)))])),
            .. open.Length == 0
                ? mine.Length > 0
                    ? ImmutableArray<CardPart>.Empty
                    :
                    [
                        new CardPart.Paragraph(
                            "None has a free place at the moment. Whoever facilitates here can open one with /host cohorts."),
                    ]
                : [new CardPart.Select(new JoinCohort(), "Come into a cohort", Options(open))],
            new CardPart.Buttons(new Button("What is true of me", new OpenCircumstances())),
        ]);
    }

    /// <summary>Hers in a line, and the way to them.</summary>
    public static Section Mine(ImmutableArray<Cohort> all, MemberId member)
    {
        ImmutableArray<Cohort> mine = [.. all.Where(cohort => cohort.Has(member))];
        return new Section(
            mine.Length == 0
                ? "**Your cohorts** none"
                : T($"**Your cohorts** {Join(", ", mine.Select(cohort => T($"{cohort.Name}")))}"),
            new Button("See cohorts", new OpenCohorts()));
    }

    /// <summary>All of them, for whoever looks after the place.</summary>
    public static Card Board(ImmutableArray<Cohort> all, Instant now, Text? word) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                "## Cohorts",
                .. word is null ? ImmutableArray<Text>.Empty : [word],
                all.Length == 0
                    ? "None yet. A cohort is who people started with: it has a size, perhaps a room, and no end."
                    : Join("\n", all.Take(MostOptions).Select(cohort => Line(cohort, now))),
            ])),
        .. all.Length == 0
            ? ImmutableArray<CardPart>.Empty
            : [new CardPart.Select(new ShowCohort(), "Look after one", Options(all))],
        new CardPart.Buttons(new Button("Open a new one", new OpenNewCohort(), ButtonLook.Primary)),
    ]);

    /// <summary>One of them, for whoever looks after the place. Who is in it is theirs to say.</summary>
    public static Card One(Cohort cohort, ImmutableArray<Cohort> all, Instant now, Text? word)
    {
        ImmutableArray<Cohort> others =
            [.. all.Where(other => other.Id != cohort.Id && other.Count + cohort.Count <= other.Cap)];
        return new Card(
        [
            new CardPart.Paragraph(Join(
                "\n",
                [
                    T($"## {cohort.Name}"),
                    .. word is null ? ImmutableArray<Text>.Empty : [word],
                    Line(cohort, now),
                    .. cohort.Room is { } room ? [T($"Its room: {room}")] : ImmutableArray<Text>.Empty,
                    .. cohort.OfferedTo is { } to && all.FirstOrDefault(other => other.Id == to) is { } offered
                        ? [T($"Its people are offered to go on with {offered.Name}. Each decides alone.")]
                        : ImmutableArray<Text>.Empty,
                ])),
            .. others.Length == 0 || cohort.Count == 0
                ? ImmutableArray<CardPart>.Empty
                : [new CardPart.Select(new OfferMerge(cohort.Id), "Offer its people to go on with", Options(others))],
            new CardPart.Buttons(
                new Button(
                    cohort.IsOpen ? "Take nobody new" : "Take new people again",
                    new SetCohortOpen(cohort.Id, !cohort.IsOpen)),
                new Button("Back to all", new ShowCohorts())),
        ]);
    }

    public static ImmutableArray<Effect> Tell(CohortEvent happened) => happened switch
    {
        CohortEvent.Made(var cohort, var name, var room, var facilitators, var guild, var at) =>
        [
            Again(guild, at),
            .. room
                ?
                [
                    new Effect.EnsureChannel(
                        RoomName(name), "", facilitators is { } role ? [role] : [], "A room for a cohort")
                    {
                        Private = true,
                        CategoryName = Category,
                        Then = new CohortRoomMade(cohort),
                    },
                ]
                : ImmutableArray<Effect>.Empty,
        ],
        CohortEvent.RoomOpened(_, Circumstances.TwoHomes, var room, _, _) =>
            [new Effect.Post(room, new Card(InTwoHomes) { Silent = true, Tone = Tone.Attention })],
        CohortEvent.Joined(_, { } room, _, var who, _) =>
            [new Effect.SetOverwrite(room, who, Inside, GuildPermissions.None, Reason)],
        CohortEvent.Parted(_, { } room, _, var who, _) => [new Effect.ClearOverwrite(room, who, Reason)],
        CohortEvent.MergeOffered(var from, var name, var to, var toName, _, var who, _) =>
        [
            new Effect.Tell(who, new Card(
                T($"**{name}** has become quiet. Would you like to go on with **{toName}**? Each of you decides alone; if you say nothing, you stay."),
                new CardPart.Buttons(
                    new Button("Go on with them", new GoOnWith(from, to)),
                    new Button("Stay here", new StayInCohort(from))))),
        ],
        CohortEvent.LookedAt(var thin, var room, var guild, var at) =>
        [
            Again(guild, at),
            .. thin.Length > 0 && room is { } channel
                ?
                [
                    new Effect.Post(channel, new Card(
                        T($"Few were heard from lately in {Join(", ", thin.Select(name => T($"**{name}**")))}. If you like, offer its people to go on with another; they decide."),
                        new CardPart.Buttons(new Button("See cohorts", new ShowCohorts())))
                    {
                        Silent = true,
                    }),
                ]
                : ImmutableArray<Effect>.Empty,
        ],
        _ => [],
    };

    private static Effect.Later Again(GuildId guild, Instant now) => new(
        new LookAtCohorts(), now + AMonth, string.Create(CultureInfo.InvariantCulture, $"cohorts:look:{guild.Value}"));

    private static Text Line(Cohort cohort, Instant now)
    {
        var what = T($"{KindOf(cohort.Kind)} · {Circumstances.NameOf(cohort.ForWhom)}");
        var line = T($"**{cohort.Name}** · {what} · {cohort.Count} of {cohort.Cap}");
        return CohortRules.IsThin(cohort, now)
            ? T($"{line} · quiet lately")
            : cohort.IsOpen ? line : T($"{line} · takes nobody new");
    }

    private static Text KindOf(CohortKind kind) => kind switch
    {
        CohortKind.Quarter => "due or arrival quarter",
        CohortKind.Season => "season",
        CohortKind.Circle => "topic circle",
    };

    private static ImmutableArray<Choice> Options(ImmutableArray<Cohort> cohorts) =>
    [
        .. cohorts.Take(MostOptions).Select(cohort => new Choice(
            cohort.Id.Value.ToString(CultureInfo.InvariantCulture), T($"{cohort.Name}"),
            T($"{KindOf(cohort.Kind)} · {Circumstances.NameOf(cohort.ForWhom)}"))),
    ];

    /// <summary>Begins so that no room of the community's own is ever taken for it.</summary>
    private static string RoomName(string name) => "cohort-" + string.Join('-', new string(
        [.. name.ToLowerInvariant().Select(each => char.IsLetterOrDigit(each) ? each : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
