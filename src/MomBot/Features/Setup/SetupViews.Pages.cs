using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>The pages beside the panel: each chooses one thing, saves it at once, and leads back.</summary>
public static partial class SetupViews
{
    /// <summary>What the community has, and what it might have.</summary>
    public static Card Features(ImmutableArray<Feature> offered, Community community, bool changed) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                "## Features",
                .. changed
                    ? ["Saved. What is off vanishes from the command list within moments."]
                    : ImmutableArray<Text>.Empty,
                "Choose what your community is to have. Switching off deletes nothing: it rests, and old buttons say so kindly.",
                .. offered.Select(feature => feature.IsOn(community)
                    ? T($"*on* **{(Text)feature.Summary}**{Commands(feature)}")
                    : T($"*off* {(Text)feature.Summary}{Commands(feature)}")),
            ])),
        new CardPart.Select(
            new ChooseFeatures(),
            "Choose the features you want",
            [
                .. offered.Take(MostOptions).Select(feature => new Choice(
                    feature.Name, feature.Summary, Chosen: feature.IsOn(community))),
            ])
        {
            Min = 0,
            Max = Math.Min(offered.Length, MostOptions),
        },
        new CardPart.Paragraph("-# /setup, /support, /me, /village, /pause and /resume are always there."),
        new CardPart.Buttons(new Button("Back to the panel", new OpenSetup())),
    ]);

    /// <summary>Who facilitates and who moderates: roles of the server's own.</summary>
    public static Card People(Community community, GuildView? view, Text? word)
    {
        var (hosts, moderators) = (Find(community, Part.Facilitators), Find(community, Part.Moderators));
        var room = Find(community, Part.FacilitatorsRoom);
        var role = hosts is null ? null : view?.Role(new RoleId(hosts.DiscordId));
        return new(
        [
            new CardPart.Paragraph(Join(
                "\n",
                [
                    "## Facilitators and moderators",
                    .. word is null ? ImmutableArray<Text>.Empty : [word],
                    "Facilitators are the people who look after rounds, requests and rooms, with /host. One is enough to begin with. They are peers, not therapists.",
                    "Moderators look after what is reported, with /mod. Whoever may time members out counts as one already.",
                ])),
            new CardPart.Paragraph(hosts is null
                ? "**Facilitators** nobody yet, only you"
                : T($"**Facilitators** {new RoleId(hosts.DiscordId)}")),
            new CardPart.RoleSelect(
                new ChooseRole(Part.Facilitators, null), "Choose the facilitators' role", IdOf(hosts)),
            new CardPart.Paragraph(room is null
                ? "**Their room** none yet: what waits for them stands in /host queue and /host morning"
                : T($"**Their room** {new ChannelId(room.DiscordId)}: I tell them there what waits for them")),
            new CardPart.ChannelSelect(
                new ChooseChannel(Part.FacilitatorsRoom, null),
                "Choose a channel that only they see",
                room is null ? null : new ChannelId(room.DiscordId)),
            new CardPart.Paragraph(moderators is null
                ? "**Moderators** no role chosen"
                : T($"**Moderators** {new RoleId(moderators.DiscordId)}")),
            new CardPart.RoleSelect(
                new ChooseRole(Part.Moderators, null), "Choose the moderators' role", IdOf(moderators)),
            .. role is { SeesHost: false }
                ? [new CardPart.Paragraph(HostHidden(role.Id, MayShowHost(view, role)))]
                : ImmutableArray<CardPart>.Empty,
            new CardPart.Buttons(
            [
                .. role is { SeesHost: false } && MayShowHost(view, role)
                    ? [new Button("Show them /host", new ShowHostCommands(), ButtonLook.Primary)]
                    : ImmutableArray<Button>.Empty,
                new Button("Look again", new OpenPeople()),
                new Button("Back to the panel", new OpenSetup()),
            ]),
        ]);
    }

    /// <summary>Nobody can give a right they don't have, nor change a role above their own.</summary>
    private static bool MayShowHost(GuildView? view, RoleView role) => role.BotMayGive && view is not null
        && (view.BotPermissions & (GuildPermissions.ManageEvents | GuildPermissions.Administrator)) != 0;

    private static Text HostHidden(RoleId role, bool canBeMended) => canBeMended
        ? T($"Discord shows /host to whoever may manage events, and {role} may not yet. That right is a harmless one: it lets them make and change events.")
        : T($"*problem*: Discord shows /host to whoever may manage events, and {role} may not yet. I can't give that right here. Fix: Server Settings ▸ Roles ▸ {role} ▸ Permissions ▸ allow Manage Events. It is a harmless one: it lets them make and change events.");

    private static RoleId? IdOf(Place? place) => place is null ? null : new RoleId(place.DiscordId);

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
