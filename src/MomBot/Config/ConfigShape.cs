using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>What a part of a file may hold: its noun, and each field with an example line to copy.</summary>
internal sealed record ConfigShape(FormattableString Noun, ImmutableArray<ConfigField> Fields)
{
    public static ConfigShape Of(FormattableString noun, params ReadOnlySpan<(string Name, string Example)> fields)
    {
        var list = ImmutableArray.CreateBuilder<ConfigField>(fields.Length);
        foreach (var (name, example) in fields)
        {
            list.Add(new ConfigField(name, example));
        }

        return new ConfigShape(noun, list.MoveToImmutable());
    }

    public bool Has(string name) => Fields.Any(field => field.Name == name);

    public string ExampleOf(string name) => Fields.First(field => field.Name == name).Example;
}
