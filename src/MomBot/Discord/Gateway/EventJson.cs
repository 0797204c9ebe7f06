using System.Text.Json.Serialization;
using MomBot.Discord.Wire;

namespace MomBot.Discord.Gateway;

/// <summary>The few fields of gateway payloads that are not resources in themselves.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64)]
[JsonSerializable(typeof(ReadyPayload))]
[JsonSerializable(typeof(RolePayload))]
[JsonSerializable(typeof(GuildPayload))]
[JsonSerializable(typeof(ChunkPayload))]
[JsonSerializable(typeof(HelloPayload))]
internal sealed partial class EventJson : JsonSerializerContext;

/// <summary>READY.</summary>
internal sealed record ReadyPayload(
    User? User, IdPayload? Application, string? SessionId, string? ResumeGatewayUrl, IReadOnlyList<IdPayload?>? Guilds);

/// <summary>Anything of which only the id matters.</summary>
internal sealed record IdPayload(Snowflake Id);

/// <summary>GUILD_ROLE_…</summary>
internal sealed record RolePayload(Snowflake GuildId, Role? Role, Snowflake RoleId);

/// <summary>The guild beside a member's own fields.</summary>
internal sealed record GuildPayload(Snowflake? GuildId);

/// <summary>GUILD_MEMBERS_CHUNK; those who are there are not read.</summary>
internal sealed record ChunkPayload(Snowflake GuildId, IReadOnlyList<Snowflake>? NotFound);

/// <summary>HELLO.</summary>
internal sealed record HelloPayload(long HeartbeatInterval);
