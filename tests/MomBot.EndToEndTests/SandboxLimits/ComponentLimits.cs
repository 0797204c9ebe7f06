using static MomBot.EndToEndTests.SandboxLimits.Bodies;

namespace MomBot.EndToEndTests.SandboxLimits;

/// <summary>See Discord docs: Component Reference; Using Modal Components.</summary>
internal static class ComponentLimits
{
    private const string Inner = "components.0.components.0";
    private const string InForm = "data.components.0.component";

    public static readonly Limit[] Table =
    [
        new("rows of an ordinary message", 5, n => Message($$"""
            {"content":"a","components":[{{Many(n, i => $$"""{"type":1,"components":[{{Button(i)}}]}""")}}]}
            """), "components BASE_TYPE_MAX_LENGTH"),
        new("components of a card, nested ones counted", 40,
            n => Card($$"""{"type":17,"components":[{{Many(n - 1, i => """{"type":14}""")}}]}"""),
            "components BASE_TYPE_MAX_LENGTH"),
        new("characters of one text of a card", 4000, n => Card($$"""{"type":10,"content":"{{Text(n)}}"}"""),
            "components.0.content BASE_TYPE_BAD_LENGTH"),
        new("characters of all texts of a card", 4000, n => Card(
            $$"""{"type":10,"content":"{{Text(2000)}}"},{"type":10,"content":"{{Text(n - 2000)}}"}"""),
            "components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
        new("texts of a section", 3, n => Card($$"""
            {"type":9,"components":[{{Many(n, i => """{"type":10,"content":"a"}""")}}],"accessory":{{Button(1)}}}
            """), "components.0.components BASE_TYPE_BAD_LENGTH"),
        new("pictures of a gallery", 10, n => Card($$"""
            {"type":12,"items":[{{Many(n, i => """{"media":{"url":"https://example.org/a.png"}}""")}}]}
            """), "components.0.items BASE_TYPE_BAD_LENGTH"),
        new("buttons in a row", 5, n => Row(Many(n, i => Button(i))), "components.0.components BASE_TYPE_BAD_LENGTH"),
        new("selects in a row", 1, n => Row(Many(n, i => $$"""{"type":5,"custom_id":"s{{i}}"}""")),
            "components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        new("characters of a custom_id", 100,
            n => Row($$"""{"type":2,"style":1,"label":"a","custom_id":"{{Text(n)}}"}"""),
            $"{Inner}.custom_id BASE_TYPE_BAD_LENGTH"),
        new("characters of a button's label", 80, n => Row(Button(1, Text(n))), $"{Inner}.label BASE_TYPE_MAX_LENGTH"),
        new("characters of a button's address", 512,
            n => Row($$"""{"type":2,"style":5,"label":"a","url":"https://example.org/{{Text(n - 20)}}"}"""),
            $"{Inner}.url BASE_TYPE_BAD_LENGTH"),
        new("options of a select", 25, n => Select($$""" "options":[{{Options(n)}}] """),
            $"{Inner}.options BASE_TYPE_BAD_LENGTH"),
        new("characters of an option's label", 100,
            n => Select($$""" "options":[{"label":"{{Text(n)}}","value":"a"}] """),
            $"{Inner}.options.0.label BASE_TYPE_BAD_LENGTH"),
        new("characters of an option's value", 100,
            n => Select($$""" "options":[{"label":"a","value":"{{Text(n)}}"}] """),
            $"{Inner}.options.0.value BASE_TYPE_BAD_LENGTH"),
        new("characters of an option's description", 100,
            n => Select($$""" "options":[{"label":"a","value":"a","description":"{{Text(n)}}"}] """),
            $"{Inner}.options.0.description BASE_TYPE_MAX_LENGTH"),
        new("characters of a select's placeholder", 150,
            n => Select($$""" "placeholder":"{{Text(n)}}","options":[{{Options(1)}}] """),
            $"{Inner}.placeholder BASE_TYPE_MAX_LENGTH"),
        new("most values of a select", 25, n => Row($$"""{"type":5,"custom_id":"s","max_values":{{n}}}"""),
            $"{Inner}.max_values NUMBER_TYPE_MAX"),
        new("least values of a select", 25,
            n => Row($$"""{"type":5,"custom_id":"s","min_values":{{n}},"max_values":25}"""),
            $"{Inner}.min_values NUMBER_TYPE_MAX"),
        new("characters of a form's title", 45, n => Form(Labelled(Input()), title: Text(n)),
            "data.title BASE_TYPE_BAD_LENGTH"),
        new("characters of a form's custom_id", 100, n => Form(Labelled(Input()), id: Text(n)),
            "data.custom_id BASE_TYPE_BAD_LENGTH"),
        new("parts of a form", 5, n => Form(Many(n, i => Labelled(Input(i)))), "data.components BASE_TYPE_BAD_LENGTH"),
        new("characters of a field's label", 45, n => Field(Input(), Text(n)),
            "data.components.0.label BASE_TYPE_BAD_LENGTH"),
        new("characters of a field's description", 100, n => Form(
            $$"""{"type":18,"label":"l","description":"{{Text(n)}}","component":{{{Input()}}} }"""),
            "data.components.0.description BASE_TYPE_BAD_LENGTH"),
        new("characters a text field may ask for", 4000, n => Field(Input() + $$""","max_length":{{n}}"""),
            $"{InForm}.max_length NUMBER_TYPE_MAX"),
        new("characters of a text field's placeholder", 100, n => Field(Input() + $$""","placeholder":"{{Text(n)}}" """),
            $"{InForm}.placeholder BASE_TYPE_MAX_LENGTH"),
        new("files of an upload", 10, n => Field($$""" "type":19,"custom_id":"u","max_values":{{n}} """),
            $"{InForm}.max_values NUMBER_TYPE_MAX"),
        new("least files of an upload", 10,
            n => Field($$""" "type":19,"custom_id":"u","min_values":{{n}},"max_values":10 """),
            $"{InForm}.min_values NUMBER_TYPE_MAX"),
        new("least values of a checkbox group", 10, n => Field(
            $$""" "type":22,"custom_id":"c","min_values":{{n}},"options":[{{Options(10)}}] """),
            $"{InForm}.min_values NUMBER_TYPE_MAX"),
        new("characters a text field may ask for at least", 4000, n => Field(Input() + $$""","min_length":{{n}}"""),
            $"{InForm}.min_length NUMBER_TYPE_MAX"),
        new("characters that stand in a text field already", 4000,
            n => Field(Input() + $$""","value":"{{Text(n)}}" """), $"{InForm}.value BASE_TYPE_MAX_LENGTH"),
        new("kinds of file of an upload", 10,
            n => Field($$""" "type":19,"custom_id":"u","file_types":[{{Many(n, i => $"\".e{i}\"")}}] """),
            $"{InForm}.file_types BASE_TYPE_BAD_LENGTH"),
        new("options of a radio group, at most", 10, n => Field($$""" "type":21,"custom_id":"r","options":[{{Options(n)}}] """),
            $"{InForm}.options BASE_TYPE_BAD_LENGTH"),
        new("options of a radio group, at least", 2, n => Field($$""" "type":21,"custom_id":"r","options":[{{Options(n)}}] """),
            $"{InForm}.options BASE_TYPE_BAD_LENGTH") { Step = -1 },
        new("options of a checkbox group", 10, n => Field($$""" "type":22,"custom_id":"c","options":[{{Options(n)}}] """),
            $"{InForm}.options BASE_TYPE_BAD_LENGTH"),
        new("values of a checkbox group", 10, n => Field(
            $$""" "type":22,"custom_id":"c","max_values":{{n}},"options":[{{Options(10)}}] """),
            $"{InForm}.max_values NUMBER_TYPE_MAX"),
    ];

    private static string Input(int number = 1) => $$""" "type":4,"custom_id":"i{{number}}","style":1 """;
}
