using MomBot.Config;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace MomBot.Tests.Config;

/// <summary>The schemas that help people in their editor say the same as the reader that checks at start.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly EditedConfig _config = new();

    private static TheoryData<string, string> Files => new()
    {
        { "no-problems.yaml", "prompts" },
        { "polls.yaml", "polls" },
        { "stages.yaml", "stages" },
        { "hotlines.yaml", "hotlines" },
        { "help-categories.yaml", "help-categories" },
    };

    /// <summary>Those above, and each file of prompts/ and words/.</summary>
    public static TheoryData<string, string> AllFiles()
    {
        var all = Files;
        foreach (var folder in (string[])["prompts", "words"])
        {
            foreach (var file in Directory.GetFiles(
                Path.Combine(ShippedConfig.Path, folder), "*.yaml", SearchOption.AllDirectories))
                all.Add(Path.GetRelativePath(ShippedConfig.Path, file).Replace('\\', '/'), folder);
        }

        return all;
    }

    public void Dispose() => _config.Dispose();

    [Theory]
    [MemberData(nameof(AllFiles))]
    public void EveryShippedFileFitsItsSchema(string file, string schema) =>
        Assert.Empty(Schema(schema).Mistakes(MiniSchema.Yaml(Path.Combine(ShippedConfig.Path, file))));

    [Theory]
    [MemberData(nameof(AllFiles))]
    public void EveryShippedFileTellsTheEditorItsSchema(string file, string schema)
    {
        var up = string.Concat(Enumerable.Repeat("../", file.Count(letter => letter == '/')));

        Assert.Equal(
            $"# yaml-language-server: $schema={up}schema/{schema}.schema.json",
            File.ReadLines(Path.Combine(ShippedConfig.Path, file)).First());
    }

    [Theory]
    [InlineData("prompts/self.yaml", "prompts", "\n    depth: 1", "\n    depth: 4", "/themes/0/depth is too large")]
    [InlineData("prompts/self.yaml", "prompts", "\n    note: { en:", "\n    note: { de:",
        "/themes/12/note has no en")]
    [InlineData("polls.yaml", "polls", "\n      es: \"¿Dónde", "\n      es: \"\"\n      pt: \"¿Dónde",
        "/polls/0/question/es is too short")]
    [InlineData("prompts/self.yaml", "prompts", "\n    depth: 1", "\n    depht: 1",
        "/themes/0 has no depth", "/themes/0 may not have depht")]
    [InlineData("stages.yaml", "stages", "from: 0", "from: zero", "/stages/2/from is string, not integer")]
    [InlineData("hotlines.yaml", "hotlines", "contact: \"911\"", "contact: 911",
        "/countries/0/lines/0/contact is integer, not string")]
    [InlineData("hotlines.yaml", "hotlines", "kind: crisis", "kind: urgent",
        "/countries/0/lines/1/kind is none of the choices")]
    [InlineData("stages.yaml", "stages", "channel: stage-teen", "channel: Stage Teen",
        "/stages/8/channel does not match ^[^A-Z\\s#]+$")]
    [InlineData("help-categories.yaml", "help-categories", "enabled: true", "enabled: on",
        "/categories/0/enabled is string, not boolean")]
    public void ASchemaFindsAMistake(string file, string schema, string old, string now, params string[] found)
    {
        var path = Path.Combine(_config.Change(file, old, now).Folder, file);

        Assert.Equal(found.Order(), Schema(schema).Mistakes(MiniSchema.Yaml(path)).Order());
    }

    private static MiniSchema Schema(string name) =>
        MiniSchema.Read(Path.Combine(ShippedConfig.Path, "schema", $"{name}.schema.json"));
}
