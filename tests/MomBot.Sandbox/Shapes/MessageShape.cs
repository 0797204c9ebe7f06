using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Shapes;

/// <summary>A message as Discord writes it: for the bot over REST, for the gateway, and within interactions.</summary>
public static class MessageShape
{
    public static JsonObject Of(Message message, DiscordWorld world, bool withReply = true)
    {
        var shape = new JsonObject
        {
            ["id"] = Json.Id(message.Id),
            ["type"] = message.Type,
            ["channel_id"] = Json.Id(message.Channel.Id),
            ["content"] = message.Content,
            ["author"] = UserShape.Of(message.Author),
            ["timestamp"] = Json.Time(message.At),
            ["edited_timestamp"] = Json.Time(message.EditedAt),
            ["tts"] = false,
            ["flags"] = (int)message.Flags,
            ["pinned"] = message.Pinned,
            ["mention_everyone"] = message.MentionEveryone,
            ["mentions"] = Json.List(message.Mentions.Select(UserShape.Of)),
            ["mention_roles"] = Json.Ids(message.MentionRoles),
            ["attachments"] = Json.List(message.Attachments.Select(file => Attachment(file, message.Channel, world))),
            ["embeds"] = Json.Copy(message.Embeds),
            ["components"] = Json.Copy(message.Components),
        };
        if (message.Reactions.Count > 0) shape["reactions"] = Reactions(message, world.Application.Bot);
        if (message.Poll is { } poll) shape["poll"] = poll.DeepClone();
        if (message.StartedThread is { } thread) shape["thread"] = ChannelShape.Of(thread);
        if (message.Interaction is { } interaction) AddInteraction(shape, message, interaction, world);
        else if (message.Author.Bot) shape["application_id"] = Json.Id(world.Application.Id);
        if (message.RepliesTo is { } reply) AddReply(shape, reply, world, withReply);
        return shape;
    }

    /// <summary>
    /// As the bot may read it: words of others only with the Message Content intent, in direct messages, or when it is
    /// named.
    /// See Discord docs: Gateway, Message Content Intent.
    /// </summary>
    public static JsonObject ForBot(Message message, DiscordWorld world)
    {
        var shape = Of(message, world);
        var open = message.Author == world.Bot || message.Channel.Guild is null || message.Mentions.Contains(world.Bot)
            || world.IntentAllowed(Application.MessageContentIntent);
        if (open) return shape;
        shape["content"] = "";
        foreach (var part in new[] { "embeds", "components", "attachments" }) shape[part] = new JsonArray();
        shape.Remove("poll");
        return shape;
    }

    /// <summary>A gateway event names the community, and the author's membership of it.</summary>
    public static JsonObject ForGateway(Message message, DiscordWorld world)
    {
        var shape = Of(message, world);
        shape["channel_type"] = (int)message.Channel.Type;
        if (message.Nonce is { } nonce && message.EditedAt is null) shape["nonce"] = nonce.DeepClone();
        if (message.Channel.Guild is not { } guild) return shape;
        shape["guild_id"] = Json.Id(guild.Id);
        if (guild.Members.TryGetValue(message.Author.Id, out var member))
            shape["member"] = UserShape.WithoutUser(member);
        return shape;
    }

    public static JsonObject Attachment(Attachment file, Channel channel, DiscordWorld world)
    {
        var address = $"{world.BaseUrl}attachments/{channel.Id}/{file.Id}/{Uri.EscapeDataString(file.FileName)}";
        var shape = new JsonObject
        {
            ["id"] = Json.Id(file.Id),
            ["filename"] = file.FileName,
            ["size"] = file.Bytes.Length,
            ["url"] = address,
            ["proxy_url"] = address,
            ["content_type"] = file.ContentType,
        };
        if (file.Description is not null) shape["description"] = file.Description;
        if (file.Ephemeral) shape["ephemeral"] = true;
        return shape;
    }

    private static JsonArray Reactions(Message message, User bot) => Json.List(message.Reactions.Select(reaction =>
        new JsonObject
        {
            ["emoji"] = Emoji(reaction.Key),
            ["count"] = reaction.Value.Count,
            ["count_details"] = new JsonObject { ["burst"] = 0, ["normal"] = reaction.Value.Count },
            ["burst_colors"] = new JsonArray(),
            ["me_burst"] = false,
            ["me"] = reaction.Value.Contains(bot.Id),
        }));

    public static JsonObject Emoji(string key)
    {
        var at = key.IndexOf(':', StringComparison.Ordinal);
        return at < 0
            ? new JsonObject { ["id"] = null, ["name"] = key }
            : new JsonObject { ["id"] = key[(at + 1)..], ["name"] = key[..at] };
    }

    private static void AddReply(JsonObject shape, Message reply, DiscordWorld world, bool withReply)
    {
        var reference = new JsonObject
        {
            ["type"] = 0,
            ["channel_id"] = Json.Id(reply.Channel.Id),
            ["message_id"] = Json.Id(reply.Id),
        };
        if (reply.Channel.Guild is { } guild) reference["guild_id"] = Json.Id(guild.Id);
        shape["message_reference"] = reference;
        if (!withReply) return;
        shape["referenced_message"] = world.Message(reply.Id) is null ? null : Of(reply, world, withReply: false);
    }

    private static void AddInteraction(JsonObject shape, Message message, Interaction interaction, DiscordWorld world)
    {
        shape["application_id"] = Json.Id(world.Application.Id);
        shape["webhook_id"] = Json.Id(world.Application.Id);
        var metadata = InteractionShape.Metadata(interaction, world);
        if (interaction.Original is { } original && original != message)
            metadata["original_response_message_id"] = Json.Id(original.Id);
        shape["interaction_metadata"] = metadata;
        if (interaction.Type != InteractionType.Command || interaction.Original != message) return;
        shape["interaction"] = new JsonObject
        {
            ["id"] = Json.Id(interaction.Id),
            ["type"] = (int)interaction.Type,
            ["name"] = interaction.Data["name"]?.DeepClone(),
            ["user"] = UserShape.Of(interaction.User),
        };
    }
}
