using System.Globalization;
using System.Text.RegularExpressions;
using Guiju.Norms;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;
using Guiju.Server.Ledger;
using YamlDotNet.Serialization;

namespace Guiju.Cli.Tests;

/// <summary>Every gate and every automatic norm of the shipped packs on a timeline that keeps it and on one that breaks it.</summary>
public sealed partial class PackTimelineTests
{
    // Monday, 23 November 2026, nine o'clock in Shanghai.
    private const long Start = 1_795_395_600_000_000;

    private static readonly Dictionary<string, CompiledPack> Packs = Directory.EnumerateDirectories(Repository.PathOf("norms"), "PK-*")
        .Select(Compile).ToDictionary(p => p.Id);

    public static TheoryData<string, string> Norms
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (pack, norm) in Packs.Values.SelectMany(p => p.Norms.Where(n => n.Check is 'G' or 'A').Select(n => (p.Id, n.Id))))
            {
                data.Add(pack, norm);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Norms))]
    public void A_norm_tells_a_timeline_that_keeps_it_from_one_that_breaks_it(string pack, string norm)
    {
        var (description, one) = (Packs[pack].Norms.Single(n => n.Id == norm), Timelines(pack).Norms.GetValueOrDefault(norm));
        Assert.True(one is { Kept: not null, Broken: not null }, $"tests/packs/{pack}.yaml has no kept and broken timeline of {norm}.");

        Check(pack, description, one!.Kept!, VerdictState.Held);
        Check(pack, description, one.Broken!, VerdictState.Breached);
    }

    [Fact]
    public void No_timeline_is_of_a_norm_that_there_is_not()
    {
        foreach (var pack in Packs.Values)
        {
            Assert.Empty(Timelines(pack.Id).Norms.Keys.Except(pack.Norms.Select(n => n.Id)));
        }
    }

    private static CompiledPack Compile(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.yaml").Select(f => new PackFile(Path.GetFileName(f), File.ReadAllText(f)));
        var compilation = PackCompiler.Compile([.. files], Facts.Vocabulary);
        Assert.Empty(compilation.Diagnostics);
        return compilation.Pack!;
    }

    private static void Check(string pack, NormDescription norm, Timeline line, VerdictState expected)
    {
        var book = new Rulebook([new(Packs[pack], long.MinValue, null)]);
        var trace = Trace(pack, norm.Case, line);
        var now = line.Judge is { } at ? Instant(at) : trace[^1].At;
        var verdict = book.Judge(norm.Case, trace, now, line.Closed).Verdicts.Single(v => v.Norm == norm.Id);
        Assert.True(verdict.State == expected, $"{pack} {norm.Id}: {expected} was expected, but it is {verdict.State} [{string.Join("; ", verdict.Witnesses.SelectMany(w => w.Detail))}].");

        if (norm.Check is 'G')
        {
            var refused = book.Gate(norm.Case, [.. trace.SkipLast(1)], [trace[^1]]).Any(f => f.Norm == norm.Id);
            Assert.True(refused == (expected is VerdictState.Breached), $"{pack} {norm.Id}: the gate {(refused ? "refuses" : "passes")} the last act of the timeline that should be {expected}.");
        }
    }

    private static List<Fact> Trace(string pack, string kind, Timeline line)
    {
        var given = line.Alone ? [] : Timelines(pack).Given.GetValueOrDefault(kind, []);
        return [.. given.Concat(line.Trace).Select(FactOf).OrderBy(f => f.At)];
    }

    private static Fact FactOf(Happening happening, int sequence)
    {
        Assert.True(Facts.Vocabulary.Activities.TryGetValue(happening.Event, out var activity), $"There is no event '{happening.Event}'.");
        var fields = new Dictionary<string, object?>();
        foreach (var (name, value) in happening.Fields)
        {
            Assert.True(activity!.Fields.TryGetValue(name, out var field), $"'{happening.Event}' has no field '{name}'.");
            fields[name] = Value(value, field!, $"{happening.Event}.{name}");
        }

        return new($"e{sequence}", happening.Event, Instant(happening.At), sequence, fields);
    }

    private static object? Value(object value, Field field, string where)
    {
        if (field.Codes is { } codes && value is string code)
        {
            Assert.True(codes.Contains(code), $"'{code}' is no code of {where}.");
        }

        return (field.Kind, value) switch
        {
            (FieldKind.List, IEnumerable<object> items) => items.Select(i => (string)i).ToList(),
            (FieldKind.Boolean, string text) => bool.Parse(text),
            (FieldKind.Integer, string text) => long.Parse(text, CultureInfo.InvariantCulture),
            (FieldKind.Decimal, string text) => decimal.Parse(text, CultureInfo.InvariantCulture),
            (FieldKind.Instant, string text) => Instant(text),
            (_, string text) => text,
            _ => throw new InvalidOperationException($"{where} cannot be {value}."),
        };
    }

    /// <summary>Instants are written as lengths of time from the start, such as <c>1h30m</c> and <c>-10m</c>.</summary>
    private static long Instant(string written)
    {
        var match = Length().Match(written);
        Assert.True(match.Success && written.Any(char.IsAsciiDigit), $"'{written}' is not a time such as -10m or 1h30m.");
        long Part(string name) => match.Groups[name] is { Success: true, Value: var v } ? long.Parse(v, CultureInfo.InvariantCulture) : 0;
        var seconds = (((((Part("d") * 24) + Part("h")) * 60) + Part("m")) * 60) + Part("s");
        return Start + ((written[0] is '-' ? -1 : 1) * seconds * 1_000_000);
    }

    private static PackTimelines Timelines(string pack)
    {
        var file = Repository.PathOf("tests", "packs", $"{pack}.yaml");
        return File.Exists(file)
            ? new DeserializerBuilder().WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance).Build().Deserialize<PackTimelines>(File.ReadAllText(file))
            : new();
    }

    [GeneratedRegex(@"^-?(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Length();

    private sealed class PackTimelines
    {
        /// <summary>By kind of case, what stands at the beginning of every timeline.</summary>
        public Dictionary<string, List<Happening>> Given { get; set; } = [];

        public Dictionary<string, Pair> Norms { get; set; } = [];
    }

    private sealed class Pair
    {
        public Timeline? Kept { get; set; }

        public Timeline? Broken { get; set; }
    }

    private sealed class Timeline
    {
        public List<Happening> Trace { get; set; } = [];

        /// <summary>When it is asked; the last event's instant when left out.</summary>
        public string? Judge { get; set; }

        public bool Closed { get; set; }

        /// <summary>True leaves out what is given.</summary>
        public bool Alone { get; set; }
    }

    private sealed class Happening
    {
        public string At { get; set; } = "";

        public string Event { get; set; } = "";

        public Dictionary<string, object> Fields { get; set; } = [];
    }
}
