using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Guiju.House.Tests;

/// <summary>Who may use whom. A new arrow is a change to one of these tables.</summary>
public sealed class DependencyTests
{
    /// <summary>What a folder of the server may use of the others. What stands beside the folders joins them and may use all.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Storage"] = ["Kernel", "Ledger"],
        ["Ledger"] = ["Kernel", "Storage"],
        ["Access"] = ["Kernel", "Ledger", "Storage"],
        ["Files"] = ["Access", "Kernel", "Ledger", "Storage"],
        ["NormDesk"] = ["Access", "Kernel", "Ledger", "Storage"],
        ["Customers"] = ["Access", "Kernel", "Ledger", "Storage"],
        ["Visits"] = ["Access", "Customers", "Kernel", "Ledger", "Storage"],
        ["Orders"] = ["Access", "Customers", "Files", "Kernel", "Ledger", "Storage", "Visits"],
        ["Appeals"] = ["Access", "Kernel", "Ledger", "Orders", "Storage", "Visits"],
        ["ChangeRequests"] = ["Access", "Kernel", "Ledger", "Orders", "Storage"],
        ["Desk"] = ["Access", "Kernel", "Ledger", "Orders", "Storage"],
        ["Imports"] = ["Access", "Kernel", "Ledger", "NormDesk", "Orders", "Storage"],
        ["DryRuns"] = ["Access", "Imports", "Kernel", "Ledger", "NormDesk", "Orders", "Storage"],
        ["Exchange"] = ["Access", "Kernel", "Ledger", "Orders", "Storage"],
        ["Demo"] = ["Access", "Customers", "Kernel", "Ledger", "NormDesk", "Orders", "Storage", "Visits"],
        ["Hosting"] = ["Access", "Appeals", "ChangeRequests", "Customers", "Demo", "Desk", "DryRuns", "Exchange", "Files", "Imports", "Kernel", "Ledger", "NormDesk", "Orders", "Storage", "Visits"],
    };

    /// <summary>The libraries that know no database, no web and no clock: the projects and packages each may have.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["Guiju.Norms"] = ["YamlDotNet"],
        ["Guiju.Dispatch"] = [],
        ["Guiju.Logs"] = ["Guiju.Norms", "CsvHelper", "Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"],
    };

    private static readonly string[] Outside = ["System.Net", "System.Data", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions"];
    private static readonly string[] Arrows = ["Guiju.Norms", "Guiju.Dispatch", "Guiju.Logs", "Guiju.Server", "Guiju.Cli"];

    [Fact]
    public void Folders_of_the_server_use_only_what_the_table_allows() => House.Clean(Uses(Sources.Product.ToList()));

    [Theory]
    [InlineData("using Guiju.Server.Visits;")]
    [InlineData("using static Guiju.Server.Visits.VisitStatus;")]
    [InlineData("class B { Guiju.Server.Visits.Visit? visit; }")]
    [InlineData("class B { Visits.Visit? visit; }")]
    [InlineData("class B { object a = Visits.Visit.None; }")]
    public void A_use_that_the_table_does_not_allow_is_found(string text) => House.Finds(Uses(
    [
        new("src/Guiju.Server/Visits/Visit.cs", "namespace Guiju.Server.Visits; class Visit;"),
        new("src/Guiju.Server/Kernel/B.cs", text + " namespace Guiju.Server.Kernel { }"),
    ]), 1);

    [Fact]
    public void A_folder_that_the_table_does_not_know_is_found() =>
        House.Finds(Uses([new("src/Guiju.Server/Weather/A.cs", "namespace Guiju.Server.Weather;")]), 1);

    [Fact]
    public void A_namespace_that_is_not_its_folder_is_found() =>
        House.Finds(Uses([new("src/Guiju.Server/Kernel/A.cs", "\nnamespace Guiju.Server.Visits;")]), 2);

    [Fact]
    public void A_global_using_of_a_folder_is_found() =>
        House.Finds(Uses([new("src/Guiju.Server/Program.cs", "global using Guiju.Server.Kernel;")]), 1);

    [Fact]
    public void Libraries_reference_only_what_the_table_allows() => House.Clean(References(Sources.All));

    [Fact]
    public void A_reference_that_the_table_does_not_allow_is_found() => House.Finds(References(Sources.Planted(
        "src/Guiju.Norms/Guiju.Norms.csproj",
        "<Project>\n<PackageReference Include=\"YamlDotNet\" />\n<PackageReference Include=\"Npgsql\" />\n<ProjectReference Include=\"../Guiju.Server/Guiju.Server.csproj\" /></Project>")), 3, 4);

    [Fact]
    public void Projects_point_one_way() => House.Clean(Backwards(Sources.All));

    [Fact]
    public void A_project_that_points_back_is_found() => House.Finds(Backwards(Sources.Planted(
        "src/Guiju.Server/Guiju.Server.csproj", "<ProjectReference Include=\"../Guiju.Cli/Guiju.Cli.csproj\" />")), 1);

    [Fact]
    public void Libraries_know_no_database_no_web_and_no_clock() => House.Clean(Reaching(Sources.Product));

    [Theory]
    [InlineData("using System.Net.Http;")]
    [InlineData("class A(TimeProvider clock);")]
    [InlineData("class A(HttpClient http);")]
    public void A_library_that_reaches_out_is_found(string text) => House.Finds(Reaching(Sources.Planted("src/Guiju.Norms/A.cs", text)), 1);

    private static string? Folder(Source source) =>
        source.Path.Split('/') is ["src", "Guiju.Server", var folder, _, ..] ? folder : null;

    private static IEnumerable<Finding> Uses(IReadOnlyList<Source> sources)
    {
        var server = sources.Where(source => source.IsUnder("src/Guiju.Server/") && source.Is(".cs")).ToList();
        var types = server.Where(source => Folder(source) is not null)
            .SelectMany(source => source.All<BaseTypeDeclarationSyntax>().Select(type => $"{Folder(source)}.{type.Identifier.Text}"))
            .ToHashSet(StringComparer.Ordinal);

        return server.SelectMany(source => GlobalUsings(source).Concat(Folder(source) is { } folder ? InFolder(source, folder, types) : []));
    }

    private static IEnumerable<Finding> GlobalUsings(Source source) => source.All<UsingDirectiveSyntax>()
        .Where(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None) && Names(directive) is ["Guiju", "Server", ..])
        .Select(directive => source.At(directive, "a global using hides who uses whom"));

    private static IEnumerable<Finding> InFolder(Source source, string folder, HashSet<string> types)
    {
        if (!MayUse.TryGetValue(folder, out var allowed))
        {
            yield return new(source.Path, 1, $"{folder} is not in DependencyTests.MayUse");
            yield break;
        }

        foreach (var declared in source.All<BaseNamespaceDeclarationSyntax>().Where(space => space.Name.ToString().Split('.') is not ["Guiju", "Server", var own, ..] || own != folder))
            yield return source.At(declared, $"the namespace of this folder is Guiju.Server.{folder}");

        var used = source.All<SyntaxNode>().Select(node => (Node: node, Folder: UsedFolder(node, types)))
            .Where(use => use.Folder is not null && use.Folder != folder && !allowed.Contains(use.Folder))
            .DistinctBy(use => use.Folder, StringComparer.Ordinal);
        foreach (var (node, other) in used)
            yield return source.At(node, $"{folder} may not use {other}: see DependencyTests.MayUse");
    }

    /// <summary>The folder that a using directive, a full name or a name relative to Guiju.Server means.</summary>
    private static string? UsedFolder(SyntaxNode node, HashSet<string> types) => Names(node) switch
    {
        ["Guiju", "Server", var folder, ..] => folder,
        [var folder, var type, ..] when types.Contains($"{folder}.{type}") => folder,
        _ => null,
    };

    private static string[] Names(SyntaxNode node) => node switch
    {
        UsingDirectiveSyntax directive => directive.NamespaceOrType.ToString().Split('.'),
        QualifiedNameSyntax { Parent: not (QualifiedNameSyntax or UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax) } => node.ToString().Split('.'),
        MemberAccessExpressionSyntax { Parent: not MemberAccessExpressionSyntax } => node.ToString().Split('.'),
        _ => [],
    };

    private static IEnumerable<(Source Project, string Name, int Offset)> ReferencesOf(IEnumerable<Source> sources) =>
        from source in sources
        where source.IsUnder("src/") && source.Is(".csproj")
        from line in source.Text.Split('\n')
        where line.Contains("Reference Include=", StringComparison.Ordinal)
        let name = Path.GetFileName(line.Split('"')[1]).Replace(".csproj", "", StringComparison.Ordinal)
        select (source, name, source.Text.IndexOf(line, StringComparison.Ordinal));

    private static IEnumerable<Finding> References(IEnumerable<Source> sources) =>
        from reference in ReferencesOf(sources)
        let project = Path.GetFileNameWithoutExtension(reference.Project.Path)
        where MayReference.TryGetValue(project, out var allowed) && !allowed.Contains(reference.Name)
        select reference.Project.At(reference.Offset, $"{project} may not reference {reference.Name}: see DependencyTests.MayReference");

    private static IEnumerable<Finding> Backwards(IEnumerable<Source> sources) =>
        from reference in ReferencesOf(sources)
        let project = Path.GetFileNameWithoutExtension(reference.Project.Path)
        where Array.IndexOf(Arrows, reference.Name) >= Array.IndexOf(Arrows, project) && Array.IndexOf(Arrows, project) >= 0
        select reference.Project.At(reference.Offset, $"{project} may not point back at {reference.Name}");

    private static IEnumerable<Finding> Reaching(IEnumerable<Source> sources) =>
        from source in sources
        where MayReference.Keys.Any(library => source.IsUnder($"src/{library}/"))
        from node in source.All<SyntaxNode>()
        where node is UsingDirectiveSyntax directive && Outside.Any(space => directive.NamespaceOrType.ToString().StartsWith(space, StringComparison.Ordinal))
            || node is IdentifierNameSyntax { Identifier.Text: "TimeProvider" or "HttpClient" or "Socket" or "DbConnection" }
        select source.At(node, $"{node.ToString().TrimEnd(';')}: this library knows no database, no web and no clock");
}
