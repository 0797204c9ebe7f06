namespace MomBot.Discord.Wire;

/// <summary>A part of a card or form. Which fields count depends on the type; unknown types survive.</summary>
public sealed record Component
{
    public required ComponentType Type { get; init; }

    /// <summary>A number within its message; ours to choose, and Discord keeps it.</summary>
    public int? Id { get; init; }

    public string? CustomId { get; init; }

    /// <summary>A <see cref="ButtonStyle"/> or a <see cref="TextInputStyle"/>.</summary>
    public int? Style { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public bool? Disabled { get; init; }

    public string? Content { get; init; }

    public string? Placeholder { get; init; }

    public bool? Required { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public int? MinValues { get; init; }

    public int? MaxValues { get; init; }

    public IReadOnlyList<ComponentOption>? Options { get; init; }

    public IReadOnlyList<DefaultValue>? DefaultValues { get; init; }

    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }

    /// <summary>Prefilled text of a text input; in a submitted form also the choice made or the box ticked.</summary>
    public Scalar? Value { get; init; }

    /// <summary>Only in a submitted form: what was chosen.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whether a checkbox starts ticked.</summary>
    public bool? Default { get; init; }

    public int? AccentColor { get; init; }

    public bool? Divider { get; init; }

    public int? Spacing { get; init; }

    /// <summary>The attachment that a file component shows.</summary>
    public MediaItem? File { get; init; }

    public IReadOnlyList<GalleryItem>? Items { get; init; }

    /// <summary>The one part inside a label.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("component")]
    public Component? Child { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }
}

/// <summary>What a component is. See Discord docs: Component Reference.</summary>
public enum ComponentType
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    UserSelect = 5,
    RoleSelect = 6,
    MentionableSelect = 7,
    ChannelSelect = 8,
    Section = 9,
    TextDisplay = 10,
    Thumbnail = 11,
    MediaGallery = 12,
    File = 13,
    Separator = 14,
    Container = 17,
    Label = 18,
    FileUpload = 19,
    RadioGroup = 21,
    CheckboxGroup = 22,
    Checkbox = 23,
}

/// <summary>How loud a button is.</summary>
public enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5,
}

/// <summary>One line or several.</summary>
public enum TextInputStyle
{
    Short = 1,
    Paragraph = 2,
}

/// <summary>One choice of a select, radio group or checkbox group.</summary>
public sealed record ComponentOption(string Label, string Value)
{
    public string? Description { get; init; }

    public bool? Default { get; init; }
}

/// <summary>What a user, role or channel select starts with; the type is "user", "role" or "channel".</summary>
public sealed record DefaultValue(Snowflake Id, string Type);

/// <summary>Where a picture or file lies; "attachment://name" for one in the same message.</summary>
public sealed record MediaItem(string Url);

/// <summary>One picture of a gallery, with the words for those who cannot see it.</summary>
public sealed record GalleryItem(MediaItem Media, string? Description = null, bool? Spoiler = null);
