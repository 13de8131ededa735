using System.Globalization;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Comparing;

/// <summary>What norms refer to, compared by what it says.</summary>
internal static class ResourceReader
{
    private sealed record Resource(string Kind, string Name, IReadOnlyDictionary<string, string> Parts);

    public static IReadOnlyList<ResourceComparison> Compare(CompiledPack? before, CompiledPack after)
    {
        var (old, young) = (before is null ? [] : Of(before), Of(after));
        return
        [
            .. old.Keys.Union(young.Keys).OrderBy(k => k.Kind, StringComparer.Ordinal).ThenBy(k => k.Name, StringComparer.Ordinal)
                .Select(k => Compare(k.Kind, k.Name, old.GetValueOrDefault(k), young.GetValueOrDefault(k))).Where(r => r.Change is not PartChange.Same),
        ];
    }

    private static ResourceComparison Compare(string kind, string name, Resource? before, Resource? after)
    {
        var differences = PackComparison.Differences(before?.Parts ?? new Dictionary<string, string>(), after?.Parts ?? new Dictionary<string, string>());
        var change = (before, after) switch
        {
            (null, _) => PartChange.Added,
            (_, null) => PartChange.Removed,
            _ => differences.Count > 0 ? PartChange.Changed : PartChange.Same,
        };
        return new(kind, name, change, differences);
    }

    private static Dictionary<(string Kind, string Name), Resource> Of(CompiledPack pack) => pack.Program.Tables.Select(Table)
        .Concat(pack.Program.Phrases.Select(Phrases))
        .Concat(pack.Program.Calendars.Select(Calendar))
        .Concat(pack.Cards.Select(Card))
        .Concat(pack.Sheets.Select(Sheet))
        .Concat(pack.Forms.Select(Form))
        .ToDictionary(r => (r.Kind, r.Name));

    private static Resource Table(TableProgram t) => new("table", t.Name, t.Cells.ToDictionary(
        c => c.Key.Replace(TableProgram.Separator.ToString(), " · ", StringComparison.Ordinal), c => c.Value is { } v ? Lengths.Write(v) : "lost", StringComparer.Ordinal));

    private static Resource Phrases(PhraseListProgram p)
    {
        var parts = p.Items.DistinctBy(i => i.Text).ToDictionary(i => i.Text, i => i.Better ?? "✓", StringComparer.Ordinal);
        parts["(kind)"] = p.AnyOne ? p.Kind + ", any" : p.Kind;
        return new("phrases", p.Name, parts);
    }

    /// <summary>A calendar is told by its working time month by month: more than that nobody would read.</summary>
    private static Resource Calendar(CalendarProgram c)
    {
        var months = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < c.Spans.Count; i += 2)
        {
            var month = DateTimeOffset.FromUnixTimeMilliseconds(c.Spans[i] / 1000).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            months[month] = months.GetValueOrDefault(month) + c.Spans[i + 1] - c.Spans[i];
        }

        return new("calendar", c.Name, months.ToDictionary(m => m.Key, m => $"{(m.Value / 3_600_000_000m).ToString("0.##", CultureInfo.InvariantCulture)}h", StringComparer.Ordinal));
    }

    private static Resource Card(CourseCard c)
    {
        var parts = Titled(c.Title);
        (parts["text.zh-CN"], parts["text.en"]) = (c.Text.Chinese, c.Text.English);
        foreach (var (index, question) in c.Quiz.Index())
            parts[string.Create(CultureInfo.InvariantCulture, $"quiz {index + 1}")] = $"{question.Ask.Chinese} → {question.Choices[question.Right].Chinese}";
        return new("card", c.Name, parts);
    }

    private static Resource Sheet(CheckSheet s)
    {
        var parts = Titled(s.Title);
        (parts["basis"], parts["most"]) = (string.Join(", ", s.Basis), s.Most.ToString(CultureInfo.InvariantCulture));
        return new("sheet", s.Name, parts);
    }

    private static Resource Form(PackForm f)
    {
        var parts = Titled(f.Title);
        foreach (var field in f.Fields)
            parts[field.Name] = $"{field.Label.Chinese} ({field.Kind}{(field.Required ? ", required" : "")})";
        return new("form", f.Name, parts);
    }

    private static Dictionary<string, string> Titled(LocalText title) => new(StringComparer.Ordinal) { ["title.zh-CN"] = title.Chinese, ["title.en"] = title.English };
}
