using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Shapes;

/// <summary>
/// An interaction as the gateway tells it. See Discord docs: Receiving and Responding, Interaction Structure.
/// </summary>
public static class InteractionShape
{
    public const int AttachmentSizeLimit = 10 * 1024 * 1024;

    public static JsonObject Of(Interaction interaction, DiscordWorld world)
    {
        var shape = new JsonObject
        {
            ["id"] = Json.Id(interaction.Id),
            ["application_id"] = Json.Id(world.Application.Id),
            ["type"] = (int)interaction.Type,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["data"] = Json.Copy(interaction.Data),
            ["channel_id"] = Json.Id(interaction.Channel.Id),
            ["channel"] = Place(interaction.Channel, interaction.User, world),
            ["app_permissions"] = Permissions.Text(PermissionsIn(interaction.Channel, world.Application.Bot, world)),
            ["locale"] = interaction.User.Locale,
            ["entitlements"] = new JsonArray(),
            ["entitlement_sku_ids"] = new JsonArray(),
            ["authorizing_integration_owners"] = Owners(interaction),
            ["context"] = interaction.Guild is null ? 1 : 0,
            ["attachment_size_limit"] = AttachmentSizeLimit,
        };
        if (interaction.Source is { } source) shape["message"] = MessageShape.Of(source, world);
        if (interaction.Guild is not { } guild)
        {
            shape["user"] = UserShape.Of(interaction.User);
            return shape;
        }
        shape["guild_id"] = Json.Id(guild.Id);
        shape["guild_locale"] = guild.Locale;
        shape["guild"] = new JsonObject
        {
            ["id"] = Json.Id(guild.Id),
            ["locale"] = guild.Locale,
            ["features"] = Json.List(guild.Features.Select(name => (JsonNode)name)),
        };
        var granted = PermissionsIn(interaction.Channel, interaction.User, world);
        shape["member"] = UserShape.WithPermissions(guild.Member(interaction.User.Id)!, granted);
        return shape;
    }

    public static JsonObject Metadata(Interaction interaction, DiscordWorld world)
    {
        var shape = new JsonObject
        {
            ["id"] = Json.Id(interaction.Id),
            ["type"] = (int)interaction.Type,
            ["user"] = UserShape.Of(interaction.User),
            ["authorizing_integration_owners"] = Owners(interaction),
        };
        if (interaction.Type == InteractionType.Component)
            shape["interacted_message_id"] = Json.Id(interaction.Source!.Id);
        if (interaction.TargetUser is { } target && world.User(target) is { } user)
            shape["target_user"] = UserShape.Of(user);
        if (interaction.TargetMessage is { } message) shape["target_message_id"] = Json.Id(message);
        if (interaction is { Type: InteractionType.Modal, Opener: { } opener })
            shape["triggering_interaction_metadata"] = Metadata(opener, world);
        return shape;
    }

    /// <summary>A channel among resolved data: what the person and the bot may do there come with it.</summary>
    public static JsonObject Resolved(Channel channel, User user, DiscordWorld world)
    {
        var shape = Place(channel, user, world);
        shape["app_permissions"] = Permissions.Text(PermissionsIn(channel, world.Application.Bot, world));
        return shape;
    }

    public static Permission PermissionsIn(Channel channel, User user, DiscordWorld world)
    {
        if (channel.Guild is not { } guild) return Permissions.Direct;
        return guild.Member(user.Id) is { } member
            ? Permissions.InChannel(channel, member, world.Clock.Now)
            : Permission.None;
    }

    private static JsonObject Place(Channel channel, User user, DiscordWorld world)
    {
        var shape = ChannelShape.Of(channel);
        shape.Remove("permission_overwrites");
        shape["permissions"] = Permissions.Text(PermissionsIn(channel, user, world));
        return shape;
    }

    private static JsonObject Owners(Interaction interaction) =>
        new() { ["0"] = interaction.Guild is { } guild ? Json.Id(guild.Id) : "0" };
}
