using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MomBot.Tests.Architecture;

/// <summary>
/// What a folder declares and no line of the program names, as the compiler understands it. A field of Discord's that
/// nobody reads is such a thing, and so is a call that nobody makes. The words of an enum are Discord's, not ours.
/// </summary>
internal static class Unused
{
    public static IEnumerable<string> In(string folder, Compilation program)
    {
        var used = program.SyntaxTrees.Where(tree => MayUse(tree, folder))
            .SelectMany(tree => UsedIn(tree, program.GetSemanticModel(tree)))
            .ToImmutableHashSet(SymbolEqualityComparer.Default);
        return
        [
            .. program.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(folder, StringComparison.Ordinal))
                .SelectMany(tree => DeclaredIn(tree, program.GetSemanticModel(tree)))
                .Where(symbol => !used.Contains(symbol))
                .Select(symbol => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Who uses a folder of another namespace says so at the top, or in another part of the same type; the rest need
    /// not be read.
    /// </summary>
    private static bool MayUse(SyntaxTree tree, string folder) =>
        tree.FilePath.StartsWith(folder, StringComparison.Ordinal)
        || tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Any(type => type.Modifiers.Any(SyntaxKind.PartialKeyword))
        || ((CompilationUnitSyntax)tree.GetRoot()).Usings.Any(named =>
            named.Name!.ToString().StartsWith(NamespaceOf(folder), StringComparison.Ordinal));

    private static string NamespaceOf(string folder) =>
        folder.TrimEnd('/').Replace("src/", "", StringComparison.Ordinal).Replace('/', '.');

    private static IEnumerable<ISymbol> UsedIn(SyntaxTree tree, SemanticModel model) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let found = model.GetSymbolInfo(name)
        from symbol in found.Symbol is { } one ? [one] : found.CandidateSymbols
        from each in new[] { symbol, (symbol as IMethodSymbol)?.ReducedFrom, (symbol as IMethodSymbol)?.ContainingType }
        where each is not null
        select each.OriginalDefinition;

    private static IEnumerable<ISymbol> DeclaredIn(SyntaxTree tree, SemanticModel model) =>
        from node in tree.GetRoot().DescendantNodes()
        where node is BaseTypeDeclarationSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax
            or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }
        let symbol = model.GetDeclaredSymbol(node)
        where symbol is not null && !symbol.IsOverride && !IsAsked(symbol) && !IsWoven(symbol)
        select symbol.OriginalDefinition;

    /// <summary>The parts of an interpolated string are handed over by the compiler.</summary>
    private static bool IsWoven(ISymbol symbol) => symbol.ContainingType?.GetAttributes()
        .Any(each => each.AttributeClass?.Name == "InterpolatedStringHandlerAttribute") == true;

    /// <summary>What an interface asks for is called through it.</summary>
    private static bool IsAsked(ISymbol symbol) => symbol.ContainingType is { } type
        && (type.TypeKind == TypeKind.Interface || type.AllInterfaces.SelectMany(each => each.GetMembers()).Any(each =>
            SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(each), symbol)));
}
