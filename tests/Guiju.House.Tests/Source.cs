using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Guiju.House.Tests;

/// <summary>One file of the working tree, as a rule of the house looks at it.</summary>
public sealed record Source(string Path, string Text)
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);
    private readonly Lazy<SyntaxTree> _tree = new(() => CSharpSyntaxTree.ParseText(Text, Options));

    /// <summary>The parsed C#.</summary>
    public SyntaxNode Root => _tree.Value.GetRoot();

    public string[] Lines => Text.Split('\n');

    public bool Is(params string[] endings) => endings.Any(ending => Path.EndsWith(ending, StringComparison.Ordinal));

    public bool IsUnder(params string[] folders) => folders.Any(folder => Path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Something wrong at a place in the parsed C#.</summary>
    public Finding At(SyntaxNodeOrToken place, string message) => At(place.SpanStart, message);

    /// <summary>Something wrong at an offset in the text.</summary>
    public Finding At(int offset, string message) => new(Path, Text.AsSpan(0, offset).Count('\n') + 1, message);

    /// <summary>The nodes of one kind in the parsed C#.</summary>
    public IEnumerable<T> All<T>() where T : SyntaxNode => Root.DescendantNodes(descendIntoTrivia: false).OfType<T>();
}

/// <summary>A place where a rule of the house is broken.</summary>
public sealed record Finding(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}:{Line}: {Message}";
}
