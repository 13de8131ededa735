using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Guiju.House.Tests;

/// <summary>How a use case is built.</summary>
public sealed class UseCaseTests
{
    /// <summary>Use cases that anybody may call, signed in or not, each with a reason.</summary>
    private static readonly Dictionary<string, string> OpenToAll = new(StringComparer.Ordinal)
    {
        ["ShowSetup"] = "asked before there is anybody who could sign in",
        ["SetUp"] = "makes the first administrator, and only where there is no user",
        ["SignIn"] = "asked by who is not signed in yet",
        ["SignOut"] = "nothing to protect",
        ["DemoWorld"] = "fills an empty demo database at the start",
        ["VerifyChain"] = "only from the command line, by whoever may open the database; there is no endpoint",
        ["RebuildProjections"] = "only from the command line, by whoever may open the database; there is no endpoint",
        ["ImportLog"] = "only from the command line, by whoever may open the database; there is no endpoint",
        ["ExportHistory"] = "only from the command line, by whoever may open the database; the endpoint comes by DownloadHistory",
        ["Preparation"] = "runs at the start, before anybody can call",
    };

    [Fact]
    public void The_first_line_of_Run_says_who_may() => House.Clean(Unguarded(Sources.Product));

    [Theory]
    [InlineData("class A { public int Run() { return 1; } }")]
    [InlineData("class A { public int Run() => 1; }")]
    [InlineData("class A { public int Run() { x.Load(); user.Demand(p); return 1; } }")]
    public void A_Run_that_does_not_say_who_may_is_found(string text) =>
        House.Finds(Unguarded(Sources.Planted("src/Guiju.Server/Visits/A.cs", text)), 1);

    [Theory]
    [InlineData("class A { public int Run() { user.Demand(p); return 1; } }")]
    [InlineData("class A { public int Run() { var who = session.Demand(); return 1; } }")]
    [InlineData("class A { public Me Run() => Me.Of(session.Demand()); }")]
    public void A_Run_that_says_who_may_is_not_found(string text) =>
        House.Finds(Unguarded(Sources.Planted("src/Guiju.Server/Visits/A.cs", text)));

    private static IEnumerable<Finding> Unguarded(IEnumerable<Source> sources) =>
        from source in sources
        where source.IsUnder("src/Guiju.Server/")
        from method in source.All<MethodDeclarationSyntax>()
        where method.Identifier.Text is "Run" && method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.Modifiers.Any(SyntaxKind.StaticKeyword)
        where method.Parent is not TypeDeclarationSyntax type || !OpenToAll.ContainsKey(type.Identifier.Text)
        where !SaysWhoMay((SyntaxNode?)method.ExpressionBody ?? method.Body?.Statements.FirstOrDefault())
        select source.At(method.Identifier, "the first line of Run says who may: user.Demand(permission), or session.Demand() for whoever is signed in");

    private static bool SaysWhoMay(SyntaxNode? firstLine) => firstLine is not null && firstLine.DescendantNodes()
        .OfType<MemberAccessExpressionSyntax>()
        .Any(access => access.ToString() is "user.Demand" or "session.Demand");
}
