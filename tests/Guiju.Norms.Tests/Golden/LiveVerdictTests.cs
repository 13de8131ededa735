using System.Globalization;
using System.IO.Compression;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Golden;

/// <summary>
/// The four live verdicts of every template, for every short prefix, as found by enumerating all continuations: independent of any
/// automaton. Template parameters: first a, second b; windows inclusive; everything stamped up to now is known.
/// </summary>
public class LiveVerdictTests
{
    private static readonly Vocabulary Words = new(
        new[] { "a", "b", "c" }.ToDictionary(n => n, n => new Activity(n, new Dictionary<string, Field>())),
        new Dictionary<string, CaseAttribute>(),
        ["case"]);

    [Fact]
    public void Untimed_templates_say_at_every_prefix_what_enumeration_says()
    {
        var rows = Rows("rv_untimed.csv.gz").Select(r => new Row(r[0], r[1], "", "", Prefix(r[2], timed: false), r[2].Length, r[3], r[4]));
        Assert.Equal([], Wrong(rows, 3_509).Take(20));
    }

    [Fact]
    public void Timed_templates_say_at_every_instant_what_enumeration_says()
    {
        var rows = Rows("rv_timed.csv.gz").Select(r => new Row(
            r[0], r[1], r[2], r[3], Prefix(r[4], timed: true), long.Parse(r[5], CultureInfo.InvariantCulture), r[6], r[7]));
        Assert.Equal([], Wrong(rows, 79_275).Take(20));
    }

    [Theory]
    [InlineData("Response", "response: {after: a, then: b")]
    [InlineData("Precedence", "precedence: {act: b, needs: a")]
    public void The_named_form_says_the_same_as_the_template(string template, string form)
    {
        var timed = Rows("rv_timed.csv.gz").Where(r => r[0] == template).Select(r => new Row(
            r[0], "", r[2], r[3], Prefix(r[4], timed: true), long.Parse(r[5], CultureInfo.InvariantCulture), r[6], r[7]));
        var most = template == "Response" ? "within" : "at_most";
        var wrong = Wrong(timed, 3_171, r => $"{form}, at_least: {r.Min}us, {most}: {r.Max}us}}");
        var untimed = Rows("rv_untimed.csv.gz").Where(r => r[0] == template)
            .Select(r => new Row(r[0], "", "", "", Prefix(r[2], timed: false), r[2].Length, r[3], r[4]));

        Assert.Equal([], wrong.Concat(Wrong(untimed, 121, _ => form + "}")).Take(20));
    }

    private static List<string> Wrong(IEnumerable<Row> rows, int expected, Func<Row, string>? rule = null)
    {
        var books = new Dictionary<string, Rulebook>();
        var wrong = new List<string>();
        var count = 0;

        foreach (var row in rows)
        {
            var text = (rule ?? Declare)(row);

            if (!books.TryGetValue(text, out var book))
            {
                books[text] = book = new([new(Compile(text), 0, null)]);
            }

            var open = book.Judge("case", row.Trace, row.Now, closed: false).Verdicts[0].Colour;
            var closed = book.Judge("case", row.Trace, row.Now, closed: true).Verdicts[0].Colour;
            count++;

            if (Said(open) != row.Open || (closed == Colour.PermanentlySatisfied ? "satisfied" : "violated") != row.Closed)
            {
                wrong.Add($"{row}: {Said(open)}, {Said(closed)}");
            }
        }

        Assert.Equal(expected, count);
        return wrong;
    }

    private static string Declare(Row row)
    {
        var template = row.Template.ToLowerInvariant().Replace(' ', '-');
        var single = template is "existence" or "absence" or "exactly" or "init" or "end";
        return $"declare: {{template: {template}, a: a" + (single ? "" : ", b: b") + (row.N.Length > 0 ? $", n: {row.N}" : "")
            + (row.Max.Length > 0 ? $", at_least: {row.Min}us, at_most: {row.Max}us" : "") + "}";
    }

    private static CompiledPack Compile(string rule)
    {
        var compilation = PackCompiler.Compile([new(PackCompiler.Entry, World.Pack(rule))], Words);
        Assert.Empty(compilation.Diagnostics);
        return compilation.Pack!;
    }

    private static string Said(Colour colour) => colour switch
    {
        Colour.PermanentlySatisfied => "permanently satisfied",
        Colour.CurrentlySatisfied => "currently satisfied",
        Colour.CurrentlyViolated => "currently violated",
        _ => "permanently violated",
    };

    private static List<Fact> Prefix(string text, bool timed) => timed
        ? [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((e, i) => Event(e[..1], long.Parse(e[2..], CultureInfo.InvariantCulture), i))]
        : [.. text.Select((c, i) => Event(c.ToString(), i, i))];

    private static Fact Event(string name, long at, int sequence) => new($"e{sequence}", name, at, sequence, new Dictionary<string, object?>());

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(World.Root, "tests", "Guiju.Norms.Tests", "Golden", file)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        reader.ReadLine();

        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }

    private sealed record Row(string Template, string N, string Min, string Max, List<Fact> Trace, long Now, string Open, string Closed)
    {
        public override string ToString() =>
            $"{Template} {N} [{Min},{Max}] <{string.Join(' ', Trace.Select(f => $"{f.Activity}@{f.At}"))}> {Now} is {Open}, {Closed}";
    }
}
