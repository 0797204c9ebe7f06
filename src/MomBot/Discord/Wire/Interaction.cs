namespace MomBot.Discord.Wire;

/// <summary>Someone used a command, pressed, chose, typed or submitted, and waits three seconds for an
/// answer.</summary>
public sealed record Interaction
{
    public required Snowflake Id { get; init; }

    public Snowflake ApplicationId { get; init; }

    public InteractionType Type { get; init; }

    public InteractionData? Data { get; init; }

    public Snowflake? GuildId { get; init; }

    public Snowflake? ChannelId { get; init; }

    /// <summary>Who it was, in a guild.</summary>
    public Member? Member { get; init; }

    /// <summary>Who it was, in a direct message.</summary>
    public User? User { get; init; }

    public string Token { get; init; } = "";

    /// <summary>The message whose component was used.</summary>
    public Message? Message { get; init; }

    public string? Locale { get; init; }

    /// <summary>The id only: the token answers for whoever holds it, and the rest is people's words.</summary>
    public override string ToString() => $"Interaction {Id}";
}

/// <summary>What kind of thing was done.</summary>
public enum InteractionType
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>Where it was done.</summary>
public enum InteractionContextType
{
    Guild = 0,
    BotDm = 1,
    PrivateChannel = 2,
}

/// <summary>What was used and what was given: a command's options, a component's values, a form's parts.</summary>
public sealed record InteractionData
{
    public string? Name { get; init; }

    /// <summary>The kind of command.</summary>
    public ApplicationCommandType? Type { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    public Snowflake? TargetId { get; init; }

    public string? CustomId { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public Resolved? Resolved { get; init; }
}

/// <summary>An option of a command as given; subcommands hold options of their own.</summary>
public sealed record InteractionOption
{
    public string Name { get; init; } = "";

    public OptionType Type { get; init; }

    public Scalar? Value { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    public bool? Focused { get; init; }
}

/// <summary>The things behind the ids that were chosen.</summary>
public sealed record Resolved
{
    public IReadOnlyDictionary<Snowflake, Attachment>? Attachments { get; init; }
}
