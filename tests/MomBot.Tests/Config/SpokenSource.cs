using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using MomBot.Config;
using MomBot.Data;
using MomBot.Discord;
using MomBot.Features.Privacy;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Config;

/// <summary>
/// Reads out of C# every text it can say, as the compiler understands it: <c>T($"…")</c>, and every string that becomes
/// a <see cref="Text"/>, through conditions and switches too.
/// </summary>
internal sealed class SpokenSource
{
    private const OperationKind Literal = OperationKind.InterpolatedStringAppendLiteral;

    /// <summary>What the SDK puts before every file.</summary>
    private const string ImplicitUsings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<SpokenSource> WholeProgram = new(() => Of(
        [.. Repository.Files("src", "*.cs").Select(file => (file, Repository.Read(file)))]));

    private readonly HashSet<SpokenText> _texts = [];
    private readonly HashSet<string> _unclear = [];

    /// <summary>The bot's own source, read once for all tests.</summary>
    public static SpokenSource Program => WholeProgram.Value;

    public IReadOnlyCollection<SpokenText> Texts => _texts;

    /// <summary>Where a string becomes a text and the source does not say which: "file: expression".</summary>
    public IReadOnlyCollection<string> Unclear => [.. _unclear.Except(Known)];

    public static SpokenSource Of(ImmutableArray<(string Name, string Code)> files)
    {
        var compilation = Compile(files);
        var source = new SpokenSource();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => CanSpeak(tree.FilePath)))
            source.Read(tree, compilation.GetSemanticModel(tree));
        return source;
    }

    /// <summary>The source as the compiler understands it, without what generators add.</summary>
    public static Compilation Compile(ImmutableArray<(string Name, string Code)> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = files.Append((Name: "", Code: ImplicitUsings))
            .Select(file => CSharpSyntaxTree.ParseText(file.Code, options, file.Name))
            .ToImmutableArray();
        var known = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => files.Length == 1 || !Path.GetFileName(path).StartsWith("MomBot", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "read", trees, known, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>
    /// The client and the reader of config/ know no texts; a guard of the architecture keeps it so. What is amiss in a
    /// file that somebody handed in is told in pieces, by these.
    /// </summary>
    private static bool CanSpeak(string file) =>
        !file.StartsWith("src/MomBot/Discord/", StringComparison.Ordinal)
        && (!IsConfig(file) || Told.Contains(Path.GetFileNameWithoutExtension(file)));

    private static bool IsConfig(string file) => file.StartsWith("src/MomBot/Config/", StringComparison.Ordinal);

    private static readonly string[] Told =
        ["ConfigFile", "ConfigMap", "PromptReader", "PromptSheet", "SettingsFile", "UniqueKeys"];

    private void Read(SyntaxTree tree, SemanticModel model)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(node => !IsBody(node)).Where(IsBody))
        {
            foreach (var operation in model.GetOperation(node)?.DescendantsAndSelf() ?? [])
            {
                if (operation is IInvocationOperation { TargetMethod.Name: nameof(Text.T) } call
                    && IsText(call.TargetMethod.ContainingType))
                    Add(FormatOf(call.Arguments[0].Value), call);
                else if (operation is IConversionOperation { OperatorMethod: { } by } conversion
                    && IsText(by.ContainingType) && IsText(conversion.Type))
                    AddAll(conversion.Operand);
                else if (operation is IConversionOperation { Operand: IInterpolatedStringOperation words } pieces
                    && pieces.Type?.Name == nameof(FormattableString) && IsConfig(tree.FilePath))
                    Add(FormatOf(words), pieces);
            }
        }
    }

    private static bool IsBody(SyntaxNode node) => node
        is BlockSyntax
        or ArrowExpressionClauseSyntax
        or EqualsValueClauseSyntax
        or PrimaryConstructorBaseTypeSyntax
        or ConstructorInitializerSyntax;

    private static bool IsText(ITypeSymbol? type) =>
        type is { Name: nameof(Text), ContainingNamespace: { } place } && place.ToString() == typeof(Text).Namespace;

    private void AddAll(IOperation words)
    {
        if (words.ConstantValue is { HasValue: true, Value: string text })
        {
            Add(Escaped(text), words);
            return;
        }

        ImmutableArray<IOperation> ways = words switch
        {
            IConditionalOperation choice => [choice.WhenTrue, choice.WhenFalse!],
            ISwitchExpressionOperation choice => [.. choice.Arms.Select(arm => arm.Value)],
            ICoalesceOperation choice => [choice.Value, choice.WhenNull],
            IConversionOperation inner => [inner.Operand],
            IParenthesizedOperation inner => [inner.Operand],
            _ => [],
        };
        foreach (var way in ways)
            AddAll(way);
        if (ways.IsEmpty && words is not (IThrowOperation or ILiteralOperation) && !IsFoundElsewhere(words))
            _unclear.Add($"{words.Syntax.SyntaxTree.FilePath}: {words.Syntax}");
    }

    /// <summary>
    /// Written in <c>config/</c>, in an attribute of a form, or where a feature declares itself: <see
    /// cref="ShippedTexts"/> finds it there.
    /// </summary>
    private static bool IsFoundElsewhere(IOperation words) =>
        words is IPropertyReferenceOperation { Property: var source }
        && (source.ContainingType.ContainingNamespace.ToString() == typeof(StageEntry).Namespace
            || source.ContainingType.BaseTypes().Any(type => type.Name == nameof(Attribute))
            || (source.ContainingType.Name, source.Name) is
                (nameof(Feature), nameof(Feature.Summary))
                or (nameof(Memory), nameof(Memory.What)) or (nameof(Kept), nameof(Kept.What))
                or (nameof(CommandDeclaration), nameof(CommandDeclaration.Name))
                or (nameof(CommandDeclaration), nameof(CommandDeclaration.Description)));

    /// <summary>Strings whose English is found another way, each with the way.</summary>
    private static readonly string[] Known =
    [
        "src/MomBot/Dispatch/ModalValues.cs: name", // The members of an enum: read from the forms.
        "src/MomBot/Features/Moderation/ModerationViews.cs: feature", // A feature's summary, as it was saved.
        "src/MomBot/Features/CheckIns/CheckInViews.cs: each.Category", // A category's name, as it was saved.
        "src/MomBot/Features/HelpRequests/HelpForms.cs: words", // What a category lets people tick: read from config/.
        "src/MomBot/Features/HelpRequests/HelpViews.cs: request.CategoryName", // Its name, as it was saved.
        "src/MomBot/Features/HelpRequests/HelpViews.cs: fact", // The same, as it was saved.
    ];

    private void Add(string format, IOperation at)
    {
        var line = at.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        _texts.Add(new SpokenText(format, $"{at.Syntax.SyntaxTree.FilePath}:{line}", MostAt(at)));
    }

    /// <summary>Discord's size where the text is handed to something that has one.</summary>
    private static int? MostAt(IOperation operation)
    {
        var at = operation.Parent;
        while (at is not (null or IArgumentOperation))
            at = at.Parent;
        return at is IArgumentOperation { Parameter: { } parameter } ? MostOf(parameter) : null;
    }

    private static int? MostOf(IParameterSymbol parameter) => (parameter.ContainingType.Name, parameter.Name) switch
    {
        (nameof(Button), nameof(Button.Label)) => DiscordLimits.ButtonLabel,
        (nameof(Choice), nameof(Choice.Label) or nameof(Choice.Hint)) => DiscordLimits.OptionText,
        (_, nameof(CardPart.Select.Placeholder)) => DiscordLimits.SelectPlaceholder,
        (nameof(Modal), "title") => DiscordLimits.ModalTitle,
        _ => null,
    };

    private static string FormatOf(IOperation text)
    {
        var format = new StringBuilder();
        var places = 0;
        foreach (var part in PartsOf(text))
        {
            if (part is IInterpolatedStringAppendOperation { Kind: Literal } words)
                format.Append(Escaped((string)ArgumentOf(words.AppendCall).ConstantValue.Value!));
            else if (part is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string said })
                format.Append(Escaped(said));
            else
                format.Append('{').Append(places++).Append('}');
        }

        return format.ToString();
    }

    private static IOperation ArgumentOf(IOperation call) => ((IInvocationOperation)call).Arguments[0].Value;

    /// <summary>The pieces of an interpolated string, or of several joined with +; none of those inside.</summary>
    private static IEnumerable<IOperation> PartsOf(IOperation words) => words switch
    {
        IInterpolatedStringOperation text => text.Parts,
        IInterpolatedStringAdditionOperation sum => PartsOf(sum.Left).Concat(PartsOf(sum.Right)),
        IInterpolatedStringHandlerCreationOperation handler => PartsOf(handler.Content),
        IParenthesizedOperation inner => PartsOf(inner.Operand),
        IConversionOperation inner => PartsOf(inner.Operand),
        _ => throw new InvalidOperationException($"{words.Kind} inside T(…): {words.Syntax}"),
    };

    private static string Escaped(string words) => words.Replace("{", "{{").Replace("}", "}}");
}

/// <summary>The types a type inherits from, itself first.</summary>
internal static class TypesAbove
{
    public static IEnumerable<ITypeSymbol> BaseTypes(this ITypeSymbol type)
    {
        for (var above = type; above is not null; above = above.BaseType)
            yield return above;
    }
}
