using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Posts what the bot answers to an interaction: in the place, or to one person alone.</summary>
internal static class Answers
{
    private const int Plain = 0;
    private const int Reply = 19;
    private const int ByCommand = 20;
    private const int ByMenu = 23;

    public static Message Post(
        DiscordWorld world, Interaction interaction, MessageDraft? draft, MessageFlag flags, Message? repliesTo = null)
    {
        var isFirst = interaction.Original is null && repliesTo is null;
        var replies = repliesTo ?? (isFirst ? interaction.Source : null);
        var message = new Message(world.Clock.NextId(), interaction.Channel, world.Bot, world.Clock.Now)
        {
            Type = isFirst ? FirstType(interaction) : replies is null ? Plain : Reply,
            Flags = flags,
            OnlyFor = flags.HasFlag(MessageFlag.Ephemeral) ? interaction.User.Id : null,
            Interaction = interaction,
            RepliesTo = replies,
        };
        draft?.ApplyTo(message);
        var all = Sending.MayPingAll(interaction.Channel, world.Bot, world);
        Mentions.Apply(message, draft?.Allowed ?? Mentions.AllAllowed, all, world, pings: true);
        world.Messages.Post(message);
        return message;
    }

    private static int FirstType(Interaction interaction) => interaction.Type switch
    {
        InteractionType.Command => (int?)interaction.Data["type"] == 1 ? ByCommand : ByMenu,
        _ => interaction.Source is null ? Plain : Reply,
    };
}
