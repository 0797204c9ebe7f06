using System.Text.Json;
using System.Text.Json.Serialization;
using MomBot.Discord.Wire;

namespace MomBot.Dispatch;

/// <summary>
/// What an outbox row holds: one call to Discord, drawn and complete, so that a newer release can send it.
/// </summary>
internal sealed record Job
{
    public Snowflake? Channel { get; init; }

    public Snowflake? Message { get; init; }

    public Snowflake? User { get; init; }

    public Snowflake? Role { get; init; }

    public string? Name { get; init; }

    public string? Topic { get; init; }

    public IReadOnlyList<Snowflake>? OnlyFor { get; init; }

    public string? Reason { get; init; }

    /// <summary>The category a channel is to stand in.</summary>
    public Snowflake? Parent { get; init; }

    /// <summary>The same by name; made if there is none.</summary>
    public string? ParentName { get; init; }

    public bool? Private { get; init; }

    public bool? Mentionable { get; init; }

    public bool? OnlyUnused { get; init; }

    /// <summary>The names of a forum's tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    public Permissions? Allow { get; init; }

    public Permissions? Deny { get; init; }

    public string? Token { get; init; }

    public DrawnCard? Card { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, JobJson.Default.Job);

    public static Job FromJson(string json) =>
        JsonSerializer.Deserialize(json, JobJson.Default.Job) ?? throw new JsonException("An outbox row holds null.");
}

/// <summary>The kinds of call. Written into the database: never renamed.</summary>
internal static class JobKind
{
    public const string Post = "post";
    public const string PostPoll = "post-poll";
    public const string Update = "update";
    public const string TakeDown = "take-down";
    public const string Pin = "pin";
    public const string OpenThread = "open-thread";
    public const string OpenPrivateThread = "open-private-thread";
    public const string AddToThread = "add-to-thread";
    public const string RemoveFromThread = "remove-from-thread";
    public const string CloseThread = "close-thread";
    public const string CountMessages = "count-messages";
    public const string DeleteThread = "delete-thread";
    public const string GiveRole = "give-role";
    public const string TakeRole = "take-role";
    public const string EnsureRole = "ensure-role";
    public const string EnsureChannel = "ensure-channel";
    public const string AllowRole = "allow-role";
    public const string DeleteRole = "delete-role";
    public const string DeleteChannel = "delete-channel";
    public const string SetOverwrite = "set-overwrite";
    public const string ClearOverwrite = "clear-overwrite";
    public const string PostInForum = "post-in-forum";
    public const string TagPost = "tag-post";
    public const string RefreshCommands = "refresh-commands";
    public const string Tell = "tell";
    public const string UpdateAnswer = "update-answer";

    /// <summary>Whether it is done as soon as its object is gone.</summary>
    public static bool TakesAway(string kind) => kind 
        is TakeDown or RemoveFromThread or CloseThread or DeleteThread or DeleteRole or DeleteChannel or ClearOverwrite;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Job))]
internal sealed partial class JobJson : JsonSerializerContext;
