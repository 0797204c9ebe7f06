using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>Discord's own questions for newcomers, and the stages their answers stand for.</summary>
public static partial class SetupViews
{
    private const int AnswersShown = 15;

    public static Card Onboarding(SetupPanel panel, ImmutableArray<MappedAnswer> answers)
    {
        ImmutableArray<MappedAnswer> open = [.. answers.Where(answer => answer.Stage is null).Take(MostOptions)];
        return new Card(
        [
            new CardPart.Paragraph(Join(
                "\n",
                [
                    "## Discord's own questions for newcomers",
                    .. panel.Word is { } word ? [word] : ImmutableArray<Text>.Empty,
                    answers.IsEmpty
                        ? "None of their answers gives a role that could be a stage."
                        :
                        "Whoever answers them there needs no /stages: the role they get is the stage. I never take a role that I did not give.",
                    .. answers.Take(AnswersShown).Select(Line),
                    .. answers.Length > AnswersShown
                        ? [T($"-# and {answers.Length - AnswersShown} more.")]
                        : ImmutableArray<Text>.Empty,
                ])),
            .. answers.Any(answer => answer.ByName is not null)
                ?
                [
                    new CardPart.Buttons(
                        new Button("Use what is called the same", new UseAnswers(), ButtonLook.Primary)),
                ]
                : ImmutableArray<CardPart>.Empty,
            .. open.IsEmpty
                ? ImmutableArray<CardPart>.Empty
                :
                [
                    new CardPart.Select(
                        new ChooseAnswer(),
                        "Say which stage an answer stands for",
                        [
                            .. open.Select(answer => new Choice(
                                answer.Role.Id.Value.ToString(CultureInfo.InvariantCulture),
                                T($"{Short(answer.Title)}"),
                                T($"{Short(answer.Role.Name)}"))),
                        ]),
                ],
            new CardPart.Buttons(new Button("Back to channels and roles", new TurnTo(SetupPage.Places))),
        ]);
    }

    /// <summary>Private stages have no role, so none of them is offered.</summary>
    public static Card WhichStage(SetupPanel panel, RoleView role) => new(
        T($"## Which stage is {role.Id}?\nEverybody who has the role is in that stage then."),
        new CardPart.Select(
            new MapAnswer(role.Id),
            "Choose the stage",
            [
                .. panel.Plan.Stages.Where(stage => !stage.Private).Take(MostOptions)
                    .Select(stage => new Choice(stage.Key, stage.Name, stage.Description)),
            ]),
        new CardPart.Buttons(new Button("Back to the questions", new OpenOnboarding())));

    private static Text Line(MappedAnswer answer) => answer switch
    {
        { Stage: { } stage } => T($"{Short(answer.Title)} → {answer.Role.Id}: *{stage.Name:ours}*"),
        { ByName: { } stage } => T($"{Short(answer.Title)} → {answer.Role.Id}: called like *{stage.Name:ours}*"),
        _ => T($"{Short(answer.Title)} → {answer.Role.Id}: no stage yet"),
    };
}
