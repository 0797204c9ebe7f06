namespace MomBot.Discord.Wire;

/// <summary>A command as Discord knows it, or as we want it known.</summary>
public sealed record ApplicationCommand
{
    public ApplicationCommandType Type { get; init; } = ApplicationCommandType.ChatInput;

    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    public Permissions? DefaultMemberPermissions { get; init; }

    public IReadOnlyList<InteractionContextType>? Contexts { get; init; }

    public IReadOnlyList<IntegrationType>? IntegrationTypes { get; init; }
}

/// <summary>Typed with a slash, or picked from the menu of a user or message.</summary>
public enum ApplicationCommandType
{
    ChatInput = 1,
    User = 2,
    Message = 3,
    PrimaryEntryPoint = 4,
}

/// <summary>Installed to a guild or to a person.</summary>
public enum IntegrationType
{
    GuildInstall = 0,
    UserInstall = 1,
}

/// <summary>An option, a subcommand, or a group of subcommands.</summary>
public sealed record CommandOption
{
    public required OptionType Type { get; init; }

    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public bool? Required { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    public bool? Autocomplete { get; init; }
}

/// <summary>What an option takes.</summary>
public enum OptionType
{
    Subcommand = 1,
    SubcommandGroup = 2,
    String = 3,
    Integer = 4,
    Boolean = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Mentionable = 9,
    Number = 10,
    Attachment = 11,
}

/// <summary>A value offered for an option.</summary>
public sealed record CommandChoice(string Name, Scalar Value)
{
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
}
