namespace Guiju.Norms.Comparing;

/// <summary>What became of a part between two revisions.</summary>
public enum PartChange
{
    /// <summary>It is the same.</summary>
    Same,

    /// <summary>Only the later revision has it.</summary>
    Added,

    /// <summary>Only the earlier revision has it.</summary>
    Removed,

    /// <summary>Both have it, with a difference.</summary>
    Changed,
}

/// <summary>One thing said otherwise, before and after; null where it was not said.</summary>
/// <param name="Part">What it is about, such as <c>within</c>.</param>
/// <param name="Before">In the earlier revision.</param>
/// <param name="After">In the later one.</param>
public sealed record PartDifference(string Part, string? Before, string? After);

/// <summary>A norm in two revisions.</summary>
/// <param name="Id">Norm id.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Before">In the earlier revision.</param>
/// <param name="After">In the later one.</param>
/// <param name="Rules">What its compiled rule, its check, outcome and weight say otherwise.</param>
/// <param name="Words">True when its title, text or source reads otherwise.</param>
/// <param name="Moved">True when what it refers to, such as a table, is changed though its own rule is not.</param>
public sealed record NormComparison(
    string Id, PartChange Change, NormDescription? Before, NormDescription? After, IReadOnlyList<PartDifference> Rules, bool Words, bool Moved);

/// <summary>A table, list of phrases, calendar, card, sheet or form in two revisions.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name in the pack.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Differences">What it says otherwise.</param>
public sealed record ResourceComparison(string Kind, string Name, PartChange Change, IReadOnlyList<PartDifference> Differences);

/// <summary>Two revisions of a pack side by side, by what they mean.</summary>
/// <param name="Document">What the documents say of themselves otherwise.</param>
/// <param name="Norms">All norms, in the order of the later revision, the removed ones last.</param>
/// <param name="Resources">Tables, lists, calendars, cards, sheets and forms that differ.</param>
public sealed record PackComparison(
    IReadOnlyList<PartDifference> Document, IReadOnlyList<NormComparison> Norms, IReadOnlyList<ResourceComparison> Resources)
{
    /// <summary>Compares.</summary>
    /// <param name="before">The earlier revision; null for none.</param>
    /// <param name="after">The later one.</param>
    public static PackComparison Of(CompiledPack? before, CompiledPack after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var resources = ResourceReader.Compare(before, after);
        var (old, young) = (before is null ? null : new RuleWords(before.Program), new RuleWords(after.Program));
        var changed = resources.Where(r => r.Change is PartChange.Changed).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var norms = after.Norms.Select(n => Norm(before?.Norms.FirstOrDefault(b => b.Id == n.Id), n, old, young, changed))
            .Concat(before?.Norms.Where(b => after.Norms.All(a => a.Id != b.Id)).Select(b => Norm(b, null, old, young, changed)) ?? []);

        return new(Differences(before is null ? [] : DocumentParts(before), DocumentParts(after)), [.. norms], resources);
    }

    private static NormComparison Norm(NormDescription? before, NormDescription? after, RuleWords? old, RuleWords young, HashSet<string> changed)
    {
        var id = (after ?? before)!.Id;
        var was = before is null ? [] : Meaning(before, old!);
        var becomes = after is null ? [] : Meaning(after, young);
        var rules = Differences(was, becomes);
        var words = before is not null && after is not null && (before.Title != after.Title || before.Text != after.Text || before.Source != after.Source);
        var moved = before is not null && after is not null && becomes.Any(p => p.Key is "table" or "calendar" or "forbid" or "require" or "of" && changed.Contains(p.Value));
        var change = (before, after) switch
        {
            (null, _) => PartChange.Added,
            (_, null) => PartChange.Removed,
            _ => rules.Count > 0 || words || moved ? PartChange.Changed : PartChange.Same,
        };
        return new(id, change, before, after, rules, words, moved);
    }

    private static SortedDictionary<string, string> Meaning(NormDescription norm, RuleWords words)
    {
        var parts = new SortedDictionary<string, string>(words.Of(norm.Id).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["form"] = norm.Form, ["case"] = norm.Case, ["check"] = norm.Check.ToString(), ["outcome"] = norm.Outcome, ["severity"] = norm.Severity,
        };
        if (norm.Check is 'G')
            parts["deviation"] = norm.Hard ? "false" : "true";
        if (norm.Of is { } of)
            parts["of"] = of;
        return parts;
    }

    private static SortedDictionary<string, string> DocumentParts(CompiledPack pack)
    {
        var document = pack.Document;
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["title.zh-CN"] = pack.Title.Chinese, ["title.en"] = pack.Title.English, ["number"] = document.Number, ["printedTitle"] = document.PrintedTitle,
            ["issuer"] = document.Issuer, ["printedRevision"] = document.PrintedRevision, ["issuedOn"] = document.IssuedOn?.ToString("O"),
            ["effectiveOn"] = document.EffectiveOn?.ToString("O"), ["nextReviewOn"] = document.NextReviewOn?.ToString("O"),
            ["replaces"] = string.Join(", ", document.Replaces),
            ["closes"] = string.Join("; ", pack.ClosesByKind.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {string.Join(", ", c.Value)}")),
        };
        return new(parts.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Key, p => p.Value!, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The parts that differ, in order.</summary>
    internal static IReadOnlyList<PartDifference> Differences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(k => new PartDifference(k, before.GetValueOrDefault(k), after.GetValueOrDefault(k))).Where(d => d.Before != d.After),
    ];
}
