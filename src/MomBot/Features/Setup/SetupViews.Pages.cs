using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>What stands on the pages between the first and the last. Each choice is saved at once.</summary>
public static partial class SetupViews
{
    /// <summary>One stage: its role and its room, to be chosen by hand. A private one has a room alone.</summary>
    public static Card Stage(SetupPanel panel, StageEntry stage)
    {
        ImmutableArray<SetupRow> rows = [.. panel.Plan.Rows.Where(row => row.Thing.Stage?.Key == stage.Key)];
        var key = new ConfigKey(stage.Key);
        return new Card(
        [
            .. panel.Word is { } word ? [new CardPart.Paragraph(word)] : ImmutableArray<CardPart>.Empty,
            new CardPart.Paragraph(stage.Private
                ? stage.Led
                ? T($"## {stage.Name:ours}\n{stage.Description:ours}\n-# Private: no role. I let people into the room one by one, and whoever facilitates sees it from the start.")
                : T($"## {stage.Name:ours}\n{stage.Description:ours}\n-# Private: no role. I let people into the room one by one, and nobody else sees who is there.")
                : T($"## {stage.Name:ours}\n{stage.Description:ours}\n-# Everyone on a Discord server can see everyone's roles.")),
            .. rows.SelectMany(row => row.Purpose.Kind == Purpose.Role
                ?
                [
                    new CardPart.Paragraph(T($"**Role**\n{Row(row)}")),
                    new CardPart.RoleSelect(
                        new ChooseRole(Part.StageRole, key), "Choose a role of yours", RoleOf(row)),
                ]
                : ImmutableArray.Create<CardPart>(
                    new CardPart.Paragraph(stage.Private
                        ? T($"**Room**\n{Row(row)}")
                        : T($"**Room**\n{Row(row)}\n-# A room of yours keeps its permissions: who sees it stays up to you.")),
                    new CardPart.ChannelSelect(
                        new ChooseChannel(Part.StageRoom, key), "Choose a channel of yours", ChannelOf(row)))),
            .. Problems(panel.Plan with { Rows = rows }),
            .. Shaping(panel, stage),
            new CardPart.Buttons(new Button("Back to channels and roles", new TurnTo(SetupPage.Places))),
        ])
        {
            Tone = rows.Any(row => row.HasProblem) ? Tone.Attention : Tone.Calm,
        };
    }

    /// <summary>What the community has, and what it might have.</summary>
    private static IEnumerable<CardPart> Features(SetupPanel panel)
    {
        yield return new CardPart.Paragraph(Join(
            "\n",
            [
                "Choose what your community is to have. Switching off deletes nothing: it rests, and old buttons say so kindly.",
                .. panel.Features.Select(feature => feature.IsOn(panel.Community)
                    ? T($"*on* **{(Text)feature.Summary}**{Commands(feature)}")
                    : T($"*off* {(Text)feature.Summary}{Commands(feature)}")),
            ]));
        ImmutableArray<Feature> offered = [.. panel.Features.Take(MostOptions)];
        if (offered.Length > 0)
        {
            yield return new CardPart.Select(
                new ChooseFeatures(),
                "Choose the features you want",
                [
                    .. offered.Select(feature => new Choice(
                        feature.Name, feature.Summary, Chosen: feature.IsOn(panel.Community))),
                ])
            {
                Min = 0,
                Max = offered.Length,
            };
        }

        yield return new CardPart.Paragraph("-# /setup, /support, /me, /village, /pause and /resume are always there.");
    }

    /// <summary>Channels of the whole community, then its stages.</summary>
    private static IEnumerable<CardPart> Places(SetupPanel panel)
    {
        foreach (var row in panel.Plan.Rows.Where(
            row => row.Thing.Stage is null && row.Purpose.Kind == Purpose.Channel))
        {
            yield return new CardPart.Paragraph(T($"**{row.Thing.Label}** {row.Thing.For}\n{Row(row)}"));
            yield return new CardPart.ChannelSelect(
                new ChooseChannel(row.Purpose.Part, null),
                T($"Choose another: {row.Thing.Label}"),
                ChannelOf(row),
                row.Thing.OrForum);
        }

        ImmutableArray<SetupThing> optional = [.. SetupThing.All([]).Where(thing => thing.Optional)];
        yield return new CardPart.Select(
            new WantPlaces(),
            "Which of these rooms do you want?",
            [
                .. optional.Select(thing => new Choice(
                    thing.Purpose.Key,
                    thing.Label,
                    thing.For,
                    !panel.Run.LeftOut.Contains(thing.Purpose.Key))),
            ])
        {
            Min = 0,
            Max = optional.Length,
        };
        yield return new CardPart.Paragraph(Stages(panel.Plan));
        foreach (var select in StageSelects(panel))
            yield return select;
        yield return new CardPart.Paragraph(panel.Community.StageDates
            ? "**Months** are kept for whoever wants that, sealed, and the next stage is offered in time."
            : "**Months** are not kept. Four times a year I ask in the check-in channel whether the rooms still fit.");
        yield return new CardPart.Buttons(
            new Button(
                panel.Community.StageDates ? "Keep no months" : "Let people keep a month",
                new SetStageMonths(!panel.Community.StageDates)),
            new Button("Discord's own questions", new OpenOnboarding()));
        foreach (var problem in Problems(panel.Plan))
            yield return problem;
    }

    private static IEnumerable<CardPart> StageSelects(SetupPanel panel)
    {
        ImmutableArray<StageEntry> offered = [.. panel.Catalog.Take(MostOptions)];
        yield return new CardPart.Select(
            new ChooseStages(),
            "Choose the stages you want",
            [
                .. offered.Select(stage => new Choice(
                    stage.Key, stage.Name, stage.Description, panel.Plan.Stages.Contains(stage))),
            ])
        {
            Min = 0,
            Max = offered.Length,
        };
        if (panel.Plan.Stages.Length > 0)
        {
            yield return new CardPart.Select(
                new OpenStage(),
                "Use a role or a channel of yours for a stage",
                [.. panel.Plan.Stages.Take(MostOptions).Select(stage => new Choice(stage.Key, stage.Name))]);
        }
    }

    /// <summary>Who facilitates and who moderates: roles of the server's own.</summary>
    private static IEnumerable<CardPart> People(SetupPanel panel)
    {
        yield return new CardPart.Paragraph(
            "One facilitator is enough to begin with. They are peers, not therapists. Whoever may time members out counts as a moderator already.");
        foreach (var row in panel.Plan.Rows.Where(row => row.Thing.Stage is null && row.Purpose.Kind == Purpose.Role))
        {
            yield return new CardPart.Paragraph(T($"**{row.Thing.Label}** {row.Thing.For}\n{Row(row)}"));
            yield return new CardPart.RoleSelect(
                new ChooseRole(row.Purpose.Part, null), T($"Choose the role: {row.Thing.Label}"), RoleOf(row));
            if (SetupCheck.IsUnheard(row, panel.View))
                yield return new CardPart.Paragraph(SetupFixes.Unheard(new RoleId(row.Id!.Value)));
        }

        if (panel.Plan.Find(new Purpose(Part.Facilitators)) is { State: RowState.InPlace, Id: { } id }
            && panel.View.Role(new RoleId(id)) is { SeesHost: false } hosts)
        {
            var mendable = MayShowHost(panel.View, hosts);
            yield return new CardPart.Paragraph(HostHidden(hosts.Id, mendable));
            yield return new CardPart.Buttons(
            [
                .. mendable
                    ? [new Button("Show them /host", new ShowHostCommands(), ButtonLook.Primary)]
                    : ImmutableArray<Button>.Empty,
                new Button("Look again", new OpenSetup()),
            ]);
        }
    }

    /// <summary>Nobody can give a right they don't have, nor change a role above their own.</summary>
    private static bool MayShowHost(GuildView view, RoleView role) => role.BotMayGive
        && (view.BotPermissions & (GuildPermissions.ManageEvents | GuildPermissions.Administrator)) != 0;

    private static Text HostHidden(RoleId role, bool canBeMended) => canBeMended
        ? T($"Discord shows /host to whoever may manage events, and {role} may not yet. That right is a harmless one: it lets them make and change events.")
        : T($"*problem*: Discord shows /host to whoever may manage events, and {role} may not yet. I can't give that right here. Fix: Server Settings ▸ Roles ▸ {role} ▸ Permissions ▸ allow Manage Events. It is a harmless one: it lets them make and change events.");

    private static Text Commands(Feature feature)
    {
        ImmutableArray<Text> names =
        [
            .. feature.Commands
                .Where(command => command is { Kind: CommandKind.Slash, Audience: CommandFor.Everyone })
                .Select(command => T($"/{(Text)command.Name}")),
        ];
        return names.Length == 0 ? Empty : T($" ({Join(", ", names)})");
    }
}
