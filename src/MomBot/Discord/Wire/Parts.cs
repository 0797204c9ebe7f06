namespace MomBot.Discord.Wire;

/// <summary>Makes components, one function for each kind, with the fields that kind has.</summary>
public static class Parts
{
    public static Component Container(int? id, int? accentColor, params IReadOnlyList<Component> components) =>
        new() { Type = ComponentType.Container, Id = id, AccentColor = accentColor, Components = components };

    public static Component Text(string content) => new() { Type = ComponentType.TextDisplay, Content = content };

    public static Component Gallery(params IReadOnlyList<GalleryItem> items) =>
        new() { Type = ComponentType.MediaGallery, Items = items };

    public static Component File(string name) =>
        new() { Type = ComponentType.File, File = new($"attachment://{name}") };

    public static Component Separator(bool divider = true, int spacing = 1) =>
        new() { Type = ComponentType.Separator, Divider = divider, Spacing = spacing };

    public static Component Row(params IReadOnlyList<Component> components) =>
        new() { Type = ComponentType.ActionRow, Components = components };

    public static Component Button(ButtonStyle style, string label, string customId) =>
        new() { Type = ComponentType.Button, Style = (int)style, Label = label, CustomId = customId };

    public static Component Select(string customId, params IReadOnlyList<ComponentOption> options) =>
        new() { Type = ComponentType.StringSelect, CustomId = customId, Options = options };

    /// <summary>A select that Discord fills: users, roles, mentionables or channels.</summary>
    public static Component Select(ComponentType type, string customId) => new() { Type = type, CustomId = customId };

    public static Component Label(string label, string? description, Component child) =>
        new() { Type = ComponentType.Label, Label = label, Description = description, Child = child };

    public static Component TextInput(TextInputStyle style, string customId) =>
        new() { Type = ComponentType.TextInput, Style = (int)style, CustomId = customId };

    public static Component FileUpload(string customId) =>
        new() { Type = ComponentType.FileUpload, CustomId = customId };

    public static Component RadioGroup(string customId, params IReadOnlyList<ComponentOption> options) =>
        new() { Type = ComponentType.RadioGroup, CustomId = customId, Options = options };

    public static Component CheckboxGroup(string customId, params IReadOnlyList<ComponentOption> options) =>
        new() { Type = ComponentType.CheckboxGroup, CustomId = customId, Options = options };

    public static Component Checkbox(string customId, bool ticked = false) =>
        new() { Type = ComponentType.Checkbox, CustomId = customId, Default = ticked };
}
