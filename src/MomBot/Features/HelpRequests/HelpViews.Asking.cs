using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>What somebody sees who asks: private, until it is posted.</summary>
public static partial class HelpViews
{
    private const int DaysAhead = 25;
    private const int MostDays = 14;
    private const int MostNamed = 10;

    /// <summary>What kind of help, or at once what many ask for.</summary>
    public static Card Ask(ImmutableArray<HelpCategoryEntry> categories, bool draft) => new(
    [
        new CardPart.Paragraph("What would help? Only you see this until it is sent."),
        new CardPart.Select(
            new ChooseCategory(default),
            "Choose what kind of help",
            [.. categories.Select(each => new Choice(each.Key, each.Name, each.Hint))]),
        .. Rows(
        [
            .. categories.Where(each => each.Quick is not null).Take(3)
                .Select(each => new Button(T($"{(Text)each.Quick!}, today"), new QuickAsk(new ConfigKey(each.Key)))),
        ]),
        .. Rows(
        [
            .. Shown(draft, new Button("Go on where I was", new OpenDraft(), ButtonLook.Primary)),
            .. Shown(categories.Any(each => each.Train), new Button("Meals for a while", new OpenTrain())),
            new Button("For someone else", new OpenFriend()),
        ]),
    ]);

    /// <summary>The form of a category, in its own words.</summary>
    /// <param name="audiences">Who may be chosen to see it.</param>
    /// <param name="draft">What she had begun; none: nothing.</param>
    /// <param name="facts">What is known of what it asks.</param>
    public static Modal Form(
        HelpCategoryEntry category, ImmutableArray<Choice> audiences, HelpDraft? draft, ImmutableArray<string> facts)
    {
        var (key, what) = (new ConfigKey(category.Key), draft?.What ?? "");
        var soon = draft is null ? HowSoon.Today : Enum.Parse<HowSoon>(draft.When.ToString());
        ImmutableArray<ConfigKey> extras =
        [
            .. AskExtras.Write(category, facts),
            .. draft is null or { Widen: true } ? new[] { AskExtras.Widen } : [],
            .. draft is { Quiet: true } ? new[] { AskExtras.Quiet } : [],
            .. draft is { TwoHands: true } ? new[] { AskExtras.TwoHands } : [],
        ];
        var asked = category.InForm.Select(field => HelpFields.Read(field, facts)).ToImmutableArray();
        Modal form = category.Place == HelpCategoryPlace.SoleCare
            ? new AskForCare(key, what, At(asked, 0), At(asked, 1), soon, extras)
            : new AskForHelp(key, what, At(asked, 0), soon, draft?.Audience ?? Audiences.Everyone, extras);
        return form with
        {
            Title = category.Name,
            Wording = Wording(category.InForm)
                .Add(nameof(AskForHelp.What), new PartWords(Placeholder: category.Example))
                .Add(nameof(AskForHelp.Audience), new PartWords(Options: audiences))
                .Add(nameof(AskForHelp.Extras), new PartWords(Options: AskExtras.Of(category))),
        };
    }

    /// <summary>What else the category asks, once the request is there.</summary>
    public static TellMore More(
        HelpRequestId request, HelpCategoryEntry category, ImmutableArray<string> facts, string details)
    {
        var asked = category.Later.Select(field => HelpFields.Read(field, facts)).ToImmutableArray();
        return new TellMore(request, At(asked, 0), At(asked, 1), At(asked, 2), At(asked, 3), details)
        {
            Title = category.Name,
            Wording = Wording(category.Later)
                .Add(nameof(TellMore.Details), new PartWords(category.Ask, category.Tip)),
        };
    }

    private static readonly ImmutableArray<string> Places =
        [nameof(TellMore.First), nameof(TellMore.Second), nameof(TellMore.Third), nameof(TellMore.Fourth)];

    private static ImmutableDictionary<string, PartWords> Wording(ImmutableArray<HelpField> fields) =>
        fields.Zip(Places).ToImmutableDictionary(each => each.Second, each => HelpFields.Draw(each.First));

    private static ImmutableArray<string> At(ImmutableArray<ImmutableArray<string>> asked, int at) =>
        at < asked.Length ? asked[at] : [];

    /// <summary>How often and for how long meals may be asked for.</summary>
    public static ImmutableArray<Choice> Rhythms { get; } =
    [
        .. MealTrain.Rhythms.Select(each => new Choice(
            each.Key.Value,
            T($"{PaceWords(each.Pace)}, {WeeksWords(each.Weeks)}"),
            each.Pace == Pace.EveryOther ? (Text)"At most three a week" : null)),
    ];

    /// <summary>Which days; the part of the day can be pressed first.</summary>
    public static Card WhichDays(PartOfDay part, LocalDate today) => new(
    [
        new CardPart.Paragraph("Which days? Choose the time of day first if it matters; choosing the days sends it."),
        new CardPart.Buttons(
        [
            .. Enum.GetValues<PartOfDay>().Select(each => new Button(
                PartWordsOf(each),
                new ChoosePart(each),
                each == part ? ButtonLook.Primary : ButtonLook.Quiet)),
        ]),
        new CardPart.Select(
            new ChooseDays(part, []),
            "Choose the days",
            [
                .. Enumerable.Range(0, DaysAhead).Select(ahead => today.PlusDays(ahead))
                    .Select(day => new Choice(Iso(day), T($"{day}"))),
            ])
        {
            Max = MostDays,
        },
    ]);

    public static Card WhoMaySee(PartOfDay part, bool soleCare) => new(
    [
        new CardPart.Paragraph(soleCare
            ?
            "Being alone with a child is only for people you know. Name them here: nobody else sees it, and choosing them sends it."
            : "Who may see it? Nobody else does. Choosing them sends it."),
        new CardPart.UserSelect(new NamePeople(part, []), "Choose people", MostNamed),
    ]);

    /// <summary>What the asker reads once her request is saved.</summary>
    /// <param name="heldBack">Something looked like an address and is not on the card.</param>
    /// <param name="hasList">She keeps a list of people she would rather not meet.</param>
    public static Card Asked(HelpRequest request, bool heldBack, bool hasList) => new(
    [
        new CardPart.Paragraph(AskedWords(request)),
        .. heldBack ? HeldBack(request) : [],
        .. hasList && request.Shown
            ? [new CardPart.Paragraph(
                "-# A card in a channel can be seen by everyone in it. To keep it from somebody, choose *People I name*.")]
            : ImmutableArray<CardPart>.Empty,
        new CardPart.Buttons(
        [
            .. Shown(
                request.Status == HelpStatus.AwaitingWord,
                new Button("Ask at the door now", new AskAtTheDoor(request.Id), ButtonLook.Primary)),
            .. Shown(request.Kind != HelpKind.Train, new Button("More details", new OpenMore(request.Id))),
            new Button("Undo", new UndoAsk(request.Id)),
        ]),
    ]);

    /// <summary>The one private question about what looks like an address.</summary>
    public static ImmutableArray<CardPart> HeldBack(HelpRequest request) =>
    [
        new CardPart.Paragraph(T($"Part of it looks like an address, a phone number or a payment link, so I left that out and put {PrivateWords.Mark}. It can wait for the private thread.")),
        new CardPart.Buttons(
            new Button("Remove it", new AnswerWords(request.Id, Remove: true), ButtonLook.Primary),
            new Button("It's not an address", new AnswerWords(request.Id, Remove: false))),
    ];

    /// <summary>What a friend reads, whatever the family will say.</summary>
    public static Card AskedForFriend(MemberId who) => new(
        T($"I ask {who} privately. If it is a yes, it is posted; if not, that is all right too, and I say nothing further."));

    /// <summary>A day that is too much.</summary>
    public static Card TooMuch(ImmutableArray<HelpCategoryEntry> categories) => new(
    [
        new CardPart.Paragraph(
            "Some days are too much. Only you see this. Something small, somebody to listen, or people to call: any one of them is enough."),
        .. Rows(
        [
            .. categories.Where(each => each.Quick is not null).Take(3)
                .Select(each => new Button(T($"{(Text)each.Quick!}, today"), new QuickAsk(new ConfigKey(each.Key)))),
        ]),
        new CardPart.Buttons(
            new Button("Ask for something else", new OpenAsk()), new Button("Support", new OpenSupport())),
    ])
    {
        Tone = Tone.Warm,
    };

    private static Text AskedWords(HelpRequest request) => request.Status switch
    {
        HelpStatus.AwaitingWord =>
            "Thank you for asking. You are new here and this is inside your home, so somebody who looks after this place reads it first. You can ask for help at the door meanwhile.",
        _ when request.Kind == HelpKind.Talk =>
            "I am asking the people who listen here. The first one who is free meets you in a private thread.",
        _ when request.Shown =>
            T($"Your request is on its way to {request.Channel}. When someone takes it, a private thread opens for the two of you."),
        _ => T($"Your request is shown to {AudienceWords(request)}, and to nobody else. When someone takes it, a private thread opens for the two of you."),
    };

    private static Text AudienceWords(HelpRequest request) => request.Audience.Kind switch
    {
        AudienceKind.Named => Join(", ", request.Named.Select(who => T($"{who}"))),
        AudienceKind.Area => T($"people in {request.AreaName}"),
        AudienceKind.Group when request.Audience == Audience.Cohort => "your cohort",
        AudienceKind.Group => "your group",
        AudienceKind.Everyone => "everyone here",
    };

    private static Text PaceWords(Pace pace) => pace switch
    {
        Pace.EveryOther => "Every other day",
        Pace.TwiceAWeek => "Twice a week",
        Pace.Weekly => "Once a week",
        Pace.Daily => "Every day",
    };

    private static Text WeeksWords(Weeks weeks) => weeks switch
    {
        Weeks.One => "for one week",
        Weeks.Two => "for two weeks",
        Weeks.Three => "for three weeks",
        Weeks.Four => "for four weeks",
    };

    private static Text PartWordsOf(PartOfDay part) => part switch
    {
        PartOfDay.AnyTime => "Any time",
        PartOfDay.Morning => "Morning",
        PartOfDay.Afternoon => "Afternoon",
        PartOfDay.Evening => "Evening",
    };

    private static ImmutableArray<CardPart> Rows(ImmutableArray<Button> row) =>
        row.IsEmpty ? [] : [new CardPart.Buttons(row)];

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
