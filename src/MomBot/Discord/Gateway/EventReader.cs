using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MomBot.Discord.Wire;

namespace MomBot.Discord.Gateway;

/// <summary>Reads a dispatch into an event. Bad payloads give a reason, never an exception.</summary>
internal static class EventReader
{
    public const string GuildCreate = "GUILD_CREATE";

    /// <summary>What is read below; the rest is passed over unread.</summary>
    private static readonly byte[][] Needed =
    [
        .. from name in (string[])[
            "READY", "RESUMED", GuildCreate, "GUILD_UPDATE", "GUILD_DELETE", "GUILD_ROLE_CREATE",
            "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE", "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE",
            "GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE",
            "GUILD_MEMBERS_CHUNK", "INTERACTION_CREATE"]
        select Encoding.ASCII.GetBytes(name),
    ];

    public static GatewayEvent? Read(Frame frame, Snowflake self, out string problem)
    {
        problem = "";
        try
        {
            return Read(frame.Event, frame.Payload, self);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            problem = $"{frame.Event}: {broken.GetType().Name}"; // The message could quote what people wrote.
            return null;
        }
    }

    /// <summary>Whether the event whose name the reader stands on is one of ours.</summary>
    public static bool Needs(ref Utf8JsonReader name)
    {
        foreach (var known in Needed)
        {
            if (name.ValueTextEquals(known))
                return true;
        }

        return false;
    }

    /// <summary>The interval of a HELLO, if it is one a program can live with.</summary>
    public static TimeSpan? HeartbeatInterval(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var milliseconds = As(payload, EventJson.Default.HelloPayload).HeartbeatInterval;
            return milliseconds is > 0 and <= 3_600_000 ? TimeSpan.FromMilliseconds(milliseconds) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static GatewayEvent Read(string? name, ReadOnlyMemory<byte> payload, Snowflake self) => name switch
    {
        "READY" => Ready(As(payload, EventJson.Default.ReadyPayload)),
        "RESUMED" => new GatewayEvent.Resumed(),
        GuildCreate => Created(payload, self),
        "GUILD_UPDATE" => new GatewayEvent.GuildUpdated(As(payload, WireJson.Default.Guild)),
        "GUILD_DELETE" => Deleted(As(payload, WireJson.Default.Guild)),
        "GUILD_ROLE_CREATE" or "GUILD_ROLE_UPDATE" => RoleChanged(As(payload, EventJson.Default.RolePayload)),
        "GUILD_ROLE_DELETE" => RoleDeleted(As(payload, EventJson.Default.RolePayload)),
        "CHANNEL_CREATE" or "CHANNEL_UPDATE" => new GatewayEvent.ChannelChanged(As(payload, WireJson.Default.Channel)),
        "CHANNEL_DELETE" => new GatewayEvent.ChannelDeleted(As(payload, WireJson.Default.Channel)),
        "GUILD_MEMBER_ADD" => new GatewayEvent.MemberAdded(GuildOf(payload), As(payload, WireJson.Default.Member)),
        "GUILD_MEMBER_UPDATE" => new GatewayEvent.MemberUpdated(GuildOf(payload), As(payload, WireJson.Default.Member)),
        "GUILD_MEMBER_REMOVE" => MemberRemoved(GuildOf(payload), As(payload, WireJson.Default.Member)),
        "GUILD_MEMBERS_CHUNK" => MembersMissing(As(payload, EventJson.Default.ChunkPayload)),
        "INTERACTION_CREATE" => new GatewayEvent.InteractionCreated(As(payload, WireJson.Default.Interaction)),
        _ => new GatewayEvent.Ignored(name),
    };

    private static T As<T>(ReadOnlyMemory<byte> payload, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(payload.Span, type) ?? throw new JsonException("The payload is null.");

    private static Snowflake GuildOf(ReadOnlyMemory<byte> payload) =>
        As(payload, EventJson.Default.GuildPayload).GuildId ?? throw new JsonException("There is no guild.");

    private static GatewayEvent.Ready Ready(ReadyPayload ready) => new(
        ready.User ?? throw new JsonException("There is no user."),
        ready.Application?.Id ?? default,
        ready.SessionId ?? throw new JsonException("There is no session."),
        ready.ResumeGatewayUrl ?? "",
        [.. (ready.Guilds ?? []).OfType<IdPayload>().Select(guild => guild.Id)]);

    /// <summary>A guild in an outage says nothing but its id, even when it is created.</summary>
    private static GatewayEvent Created(ReadOnlyMemory<byte> payload, Snowflake self)
    {
        var guild = GuildReader.Read(payload.Span, self);
        return guild.Unavailable
            ? new GatewayEvent.GuildDeleted(guild.Id, Unavailable: true)
            : new GatewayEvent.GuildCreated(guild);
    }

    private static GatewayEvent.GuildDeleted Deleted(Guild guild) => new(guild.Id, guild.Unavailable);

    private static GatewayEvent.RoleChanged RoleChanged(RolePayload payload) =>
        new(payload.GuildId, payload.Role ?? throw new JsonException("There is no role."));

    private static GatewayEvent.RoleDeleted RoleDeleted(RolePayload payload) => new(payload.GuildId, payload.RoleId);

    private static GatewayEvent.MemberRemoved MemberRemoved(Snowflake guild, Member member) =>
        new(guild, member.User?.Id ?? throw new JsonException("There is no user."));

    private static GatewayEvent.MembersMissing MembersMissing(ChunkPayload chunk) =>
        new(chunk.GuildId, chunk.NotFound ?? []);
}
