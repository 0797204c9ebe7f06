using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// What kinds of file an option or a form takes: audio, image, video, or an ending such as .pdf.
/// See Discord docs: Component Reference, File Upload; Application Commands, Option Structure.
/// </summary>
public static partial class FileTypes
{
    private const string Field = "file_types";

    public static JsonArray? Read(Form form)
    {
        if (form.List(Field, 1, 10) is not { } types) return null;
        for (var i = 0; i < types.Count; i++)
            if (!Json.IsText(types[i]) || !Known().IsMatch(types[i]!.GetValue<string>()))
                form.Fail($"{Field}.{i}", "BASE_TYPE_CHOICES", "Must be audio, image, video or an ending like .pdf.");
        return Json.Copy(types);
    }

    public static bool Takes(JsonObject offered, string name, string contentType) =>
        offered[Field] is not JsonArray types || types.Select(type => type!.GetValue<string>()).Any(type =>
            type[0] == '.'
                ? name.EndsWith(type, StringComparison.OrdinalIgnoreCase)
                : contentType.StartsWith(type + "/", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(audio|image|video|\.[A-Za-z0-9]+)$")]
    private static partial Regex Known();
}
