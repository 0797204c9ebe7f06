using System.Text.Json;
using System.Text.Json.Serialization;

namespace MomBot.Discord.Wire;

/// <summary>The one place where JSON and records meet: snake_case, nulls left out, unknown fields ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    MaxDepth = 64)]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
[JsonSerializable(typeof(MessageCreate))]
[JsonSerializable(typeof(MessageEdit))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(ApplicationCommand))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(IReadOnlyList<Channel>))]
[JsonSerializable(typeof(ChannelCreate))]
[JsonSerializable(typeof(ChannelChange))]
[JsonSerializable(typeof(OverwriteChange))]
[JsonSerializable(typeof(DirectMessageCreate))]
[JsonSerializable(typeof(ThreadCreate))]
[JsonSerializable(typeof(ForumPostCreate))]
[JsonSerializable(typeof(ThreadList))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(IReadOnlyList<Role>))]
[JsonSerializable(typeof(Onboarding))]
[JsonSerializable(typeof(RoleChange))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(IReadOnlyList<Member>))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(GatewayBot))]
public sealed partial class WireJson : JsonSerializerContext;
