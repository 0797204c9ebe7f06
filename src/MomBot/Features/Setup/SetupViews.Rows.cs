using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>How one channel, one role or one stage stands, in a line; and what is in the way.</summary>
public static partial class SetupViews
{
    private const int StagesShown = 12;
    private const int NamesShown = 3;
    private const int QuestionsShown = 2;
    private const int LongestName = 32;

    private static Text Row(SetupRow row) => row.HasProblem && row.Purpose.Kind == Purpose.Channel
        ? ChannelProblem(row)
        : row.State switch
        {
            RowState.InPlace => row.Ours
                ? T($"*in place*: {Mention(row)}, which I made.")
                : T($"*yours, untouched*: {Mention(row)}."),
            RowState.Found when row.Gone is not null =>
                T($"*will change*: {Mention(row)} from now on. The one before was deleted in Discord."),
            RowState.Found => T($"*found*: {Mention(row)}. I will use it as it is."),
            RowState.WillCreate => T($"*will create*: {Named(row)}."),
            RowState.Asks => T($"*asks*: {AlikeOf(row)} sounds like it. Is that the one?"),
            RowState.None => "*none*: I use one of yours if you choose it, and make none.",
            RowState.Missing => T($"*missing*: it was deleted in Discord. *Apply* makes {Named(row)}, or choose another."),
        };

    private static Text ChannelProblem(SetupRow row)
    {
        var channel = new ChannelId(row.Id!.Value);
        return row.OpenToAll
            ? SetupFixes.OpenToAll(channel)
            : SetupFixes.InChannel(channel, row.Lacks, row.DeniedTo);
    }

    private static Text Stages(SetupPlan plan) => plan.Stages.Length == 0
        ? "**Stages**\nNone for now. Choose some, and parents can pick theirs with /stages."
        : Join(
            "\n",
            [
                "**Stages**, each with its role and its room",
                .. plan.Stages.Take(StagesShown).Select(stage =>
                    T($"{stage.Name:ours}: {Join(" · ", plan.Rows.Where(row => row.Thing.Stage?.Key == stage.Key).Select(Brief))}")),
                .. plan.Stages.Length > StagesShown
                    ? [T($"-# and {plan.Stages.Length - StagesShown} more.")]
                    : ImmutableArray<Text>.Empty,
            ]);

    private static Text Brief(SetupRow row) => row.HasProblem ? T($"*problem* {Mention(row)}") : row.State switch
    {
        RowState.InPlace => row.Ours ? T($"*in place* {Mention(row)}") : T($"*yours, untouched* {Mention(row)}"),
        RowState.Found => T($"*found* {Mention(row)}"),
        RowState.WillCreate => T($"*will create* {Named(row)}"),
        RowState.Missing => T($"*missing* {Named(row)}"),
        RowState.Asks => T($"*asks* {AlikeOf(row)}?"),
        RowState.None => "*none*",
    };

    private static IEnumerable<CardPart> Problems(SetupPlan plan)
    {
        if (plan.ServerLacks != GuildPermissions.None)
            yield return new CardPart.Paragraph(SetupFixes.OnServer(plan.ServerLacks));
        var above = plan.Rows.Where(row => row.CannotGive).ToList();
        if (above.Count > 0 && !plan.ServerLacks.HasFlag(GuildPermissions.ManageRoles))
            yield return new CardPart.Paragraph(SetupFixes.Above(Names(above)));
    }

    private static Text Names(List<SetupRow> rows)
    {
        var names = Join(", ", rows.Take(NamesShown).Select(Mention));
        return rows.Count > NamesShown ? T($"{names} and {rows.Count - NamesShown} more") : names;
    }

    /// <summary>Each question with its two answers; the next ones come when these are answered.</summary>
    private static IEnumerable<CardPart> Questions(SetupPlan plan)
    {
        foreach (var row in plan.Questions.Take(QuestionsShown))
        {
            var stage = row.Purpose.Stage.Length > 0 ? new ConfigKey(row.Purpose.Stage) : (ConfigKey?)null;
            yield return new CardPart.Paragraph(
                T($"**A question** I would make {Named(row)}, and {AlikeOf(row)} sounds like it. Is that the one?"));
            yield return new CardPart.Buttons(
                new Button(
                    "Use that one",
                    new UseAlike(row.Purpose.Part, stage, row.Alike!.Value),
                    ButtonLook.Primary),
                new Button("Make a new one", new MakeAnyway(row.Purpose.Part, stage)));
        }
    }

    private static Text AlikeOf(SetupRow row) => row.Purpose.Kind == Purpose.Channel
        ? T($"{new ChannelId(row.Alike!.Value)}")
        : T($"{new RoleId(row.Alike!.Value)}");

    private static Text Mention(SetupRow row) => (row.Purpose.Kind, row.Id) switch
    {
        (_, null) => Named(row),
        (Purpose.Channel, { } id) => T($"{new ChannelId(id)}"),
        (_, { } id) => T($"{new RoleId(id)}"),
    };

    private static Text Named(SetupRow row) =>
        row.Purpose.Kind == Purpose.Channel ? T($"#{Short(row.Name)}") : T($"the role {Short(row.Name)}");

    private static string Short(string words, int most = LongestName) =>
        words.Length <= most ? words : words[..(most - 1)] + "…";
}
