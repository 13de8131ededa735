using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Guiju.House.Tests;

/// <summary>What C# may not say.</summary>
public sealed class CodeTests
{
    private static readonly string[] LogCalls = ["Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical"];
    private static readonly string[] SqlNames =
    [
        "CommandText", "CreateCommand", "ExecuteSql", "ExecuteSqlAsync", "ExecuteSqlRaw", "ExecuteSqlRawAsync",
        "FromSql", "FromSqlRaw", "SqlQuery", "SqlQueryRaw", "NpgsqlConnection", "NpgsqlCommand", "SqliteConnection", "SqliteCommand",
    ];

    [Fact]
    public void Only_a_TimeProvider_tells_the_time() => House.Clean(Clocks(Sources.CSharp));

    [Theory]
    [InlineData("var a = DateTime.Now;")]
    [InlineData("var a = System.DateTime.UtcNow;")]
    [InlineData("var a = DateTimeOffset.UtcNow;")]
    [InlineData("var a = DateTime.Today;")]
    [InlineData("var a = Environment.TickCount64;")]
    public void Another_clock_is_found(string statement) => House.Finds(Clocks(Planted(statement)), 1);

    [Fact]
    public void A_TimeProvider_is_not_another_clock() => House.Finds(Clocks(Planted("var a = clock.GetUtcNow(); var b = Stopwatch.StartNew();")));

    [Fact]
    public void Nothing_blocks_a_thread() => House.Clean(Blocking(Sources.CSharp.Where(source => !source.IsUnder("tests/", "bench/"))));

    [Theory]
    [InlineData("var a = Load().Result;")]
    [InlineData("Load().Wait();")]
    [InlineData("Load().GetAwaiter().GetResult();")]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("Task.WaitAll(a, b);")]
    public void Blocking_is_found(string statement) => House.Finds(Blocking(Planted(statement)), 1);

    [Fact]
    public void Awaiting_does_not_block() => House.Finds(Blocking(Planted("await Load(); await gate.WaitAsync(ct); var a = context.Result;")));

    [Fact]
    public void The_cancellation_token_comes_last_and_is_called_ct() => House.Clean(Tokens(Sources.Product));

    [Theory]
    [InlineData("void A(CancellationToken ct, int b) { }")]
    [InlineData("void A(int b, CancellationToken token) { }")]
    [InlineData("void A() => B((CancellationToken ct, int b) => 1);")]
    public void A_misplaced_or_misnamed_token_is_found(string member) => House.Finds(Tokens(Planted(member)), 1);

    [Fact]
    public void A_token_in_its_place_or_named_by_a_framework_is_not_found() => House.Finds(Tokens(Planted(
        "class A : IFramework { void B(int b, CancellationToken ct = default) { } public Task C(CancellationToken cancellationToken) => null; }")));

    [Fact]
    public void Nothing_is_obsolete() => House.Clean(Obsolete(Sources.CSharp));

    [Fact]
    public void Something_obsolete_is_found() => House.Finds(Obsolete(Planted("\n[Obsolete(\"use B\")] void A() { }")), 2);

    [Fact]
    public void A_rule_is_turned_off_only_in_the_editor_configuration() => House.Clean(Suppressed(Sources.CSharp));

    [Theory]
    [InlineData("#pragma warning disable CA1000")]
    [InlineData("[SuppressMessage(\"a\", \"b\")] void A() { }")]
    [InlineData("#nullable disable")]
    public void A_rule_turned_off_in_a_file_is_found(string text) => House.Finds(Suppressed(Planted(text)), 1);

    [Fact]
    public void Logs_are_messages_of_a_Log_class() => House.Clean(LogLines(Sources.Product));

    [Fact]
    public void A_free_log_line_is_found() => House.Finds(LogLines(Planted("\nlogger.LogInformation(\"hello\");")), 2);

    [Fact]
    public void Raw_SQL_and_database_providers_stay_in_Storage() => House.Clean(Sql(Sources.Product));

    [Theory]
    [InlineData("using Npgsql;")]
    [InlineData("using Microsoft.Data.Sqlite;")]
    [InlineData("db.Database.ExecuteSqlRaw(\"delete\");")]
    [InlineData("command.CommandText = \"select 1\";")]
    public void Raw_SQL_elsewhere_is_found(string text) => House.Finds(Sql(Sources.Planted("src/Guiju.Server/Visits/A.cs", text)), 1);

    [Fact]
    public void Raw_SQL_in_Storage_is_not_found() => House.Finds(Sql(Sources.Planted("src/Guiju.Server/Storage/A.cs", "using Npgsql;")));

    private static Source[] Planted(string code) => Sources.Planted("src/A.cs", code);

    private static IEnumerable<Finding> Clocks(IEnumerable<Source> sources) =>
        from source in sources
        from access in source.All<MemberAccessExpressionSyntax>()
        let whole = $"{access.Expression.ToString().Split('.')[^1]}.{access.Name}"
        where whole is "DateTime.Now" or "DateTime.UtcNow" or "DateTime.Today" or "DateTimeOffset.Now" or "DateTimeOffset.UtcNow"
            or "Environment.TickCount" or "Environment.TickCount64"
        select source.At(access, $"{whole}: ask the TimeProvider");

    private static IEnumerable<Finding> Blocking(IEnumerable<Source> sources) =>
        from source in sources
        from access in source.All<MemberAccessExpressionSyntax>()
        where access.ToString() is "Thread.Sleep" or "Task.WaitAll" or "Task.WaitAny"
            || (access.Expression is InvocationExpressionSyntax && access.Name.ToString() is "Result" or "Wait" or "GetResult")
        select source.At(access, $"{access} blocks a thread: await it");

    private static IEnumerable<Finding> Tokens(IEnumerable<Source> sources) =>
        from source in sources
        from list in source.All<ParameterListSyntax>()
        from parameter in list.Parameters.Index()
        where parameter.Item.Type?.ToString() is "CancellationToken" or "CancellationToken?"
        where parameter.Index < list.Parameters.Count - 1
            || (parameter.Item.Identifier.Text is not "ct" && !(parameter.Item.Identifier.Text is "cancellationToken" or "stoppingToken" && MayBeNamedByAFramework(list)))
        select source.At(parameter.Item, "the CancellationToken comes last and is called ct");

    private static bool MayBeNamedByAFramework(ParameterListSyntax list) =>
        list.Parent is MethodDeclarationSyntax { Parent: TypeDeclarationSyntax { BaseList: not null } };

    private static IEnumerable<Finding> Obsolete(IEnumerable<Source> sources) =>
        from source in sources
        from attribute in source.All<AttributeSyntax>()
        where attribute.Name.ToString().Split('.')[^1] is "Obsolete" or "ObsoleteAttribute"
        select source.At(attribute, "obsolete: take it away, or keep it and mean it");

    private static IEnumerable<Finding> Suppressed(IEnumerable<Source> sources)
    {
        foreach (var source in sources)
        {
            var directives = source.Root.DescendantTrivia().Where(trivia =>
                trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) || trivia.IsKind(SyntaxKind.NullableDirectiveTrivia));
            var attributes = source.All<AttributeSyntax>().Where(attribute => attribute.Name.ToString().Split('.')[^1] is "SuppressMessage");
            foreach (var offset in directives.Select(trivia => trivia.SpanStart).Concat(attributes.Select(attribute => attribute.SpanStart)))
                yield return source.At(offset, "a rule is turned off in .editorconfig, with its reason, or not at all");
        }
    }

    private static IEnumerable<Finding> LogLines(IEnumerable<Source> sources) =>
        from source in sources
        from call in source.All<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax access && LogCalls.Contains(access.Name.ToString())
            && access.Expression.ToString().EndsWith("logger", StringComparison.OrdinalIgnoreCase)
        select source.At(call, "write it as a [LoggerMessage] in a Log class at the foot of the file");

    private static IEnumerable<Finding> Sql(IEnumerable<Source> sources)
    {
        // A log of objects may be kept as an SQLite file, which is a format like another and no database of ours.
        foreach (var source in sources.Where(source => !source.IsUnder("src/Guiju.Server/Storage/", "src/Guiju.Logs/Ocel/")))
        {
            var usings = source.All<UsingDirectiveSyntax>()
                .Where(directive => directive.Name?.ToString() is { } name && (name.StartsWith("Npgsql", StringComparison.Ordinal) || name is "Microsoft.Data.Sqlite"));
            var names = source.All<SimpleNameSyntax>().Where(name => SqlNames.Contains(name.Identifier.Text));
            foreach (var place in usings.Cast<SyntaxNode>().Concat(names))
                yield return source.At(place, $"{place.ToString().TrimEnd(';')}: raw SQL and provider types stay in Storage");
        }
    }
}
