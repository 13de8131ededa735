using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Reads the norms, tables and phrase lists of a pack's files.</summary>
internal sealed class NormsParser(Scope scope, ConditionProgram? applies, RevisionChoice revisions)
{
    private readonly Compensations compensations = new(scope.Faults);
    private readonly HashSet<string> ids = [];

    public List<NormDescription> Descriptions { get; } = [];

    public List<RuleProgram> Rules { get; } = [];

    public ContentParser Content { get; } = new(scope.Faults);

    private Faults Faults => scope.Faults;

    public void Calendars(YamlNode? node) => Named(node, "calendars", (name, value) => new CalendarParser(scope, name).Parse(value));

    public void Groups(YamlNode? node) => Named(node, "case_groups", (name, value) => new GroupParser(scope, name).Parse(value));

    public void Pauses(YamlNode? node) => Named(node, "pauses", (name, value) => new PauseParser(scope).Named(name, value));

    public void Tables(YamlNode? node) => Named(node, "tables", (name, value) => new TableParser(scope, name).Parse(value, Content));

    public void PhraseLists(YamlNode? node) => Named(node, "phrase_lists", (name, value) => new PhraseListParser(scope, name).Parse(value, Content));

    public void Contents(MapReader part)
    {
        Named(part.Optional("cards"), "cards", Content.Card);
        Named(part.Optional("sheets"), "sheets", Content.Sheet);
        Named(part.Optional("forms"), "forms", Content.Form);
    }

    public void Norms(YamlNode? node)
    {
        if (node is null)
        {
            return;
        }

        if (node is not YamlItems items)
        {
            Faults.Add(node, "wrong-shape", "The norms are a list.");
            return;
        }

        foreach (var item in items.Items)
        {
            if (MapReader.Of(item, Faults, "A norm") is { } reader)
            {
                Norm(reader);
            }
        }
    }

    private void Named(YamlNode? node, string what, Action<YamlText, YamlNode> parse)
    {
        if (node is null || MapReader.Of(node, Faults, $"'{what}'") is not { } reader)
        {
            return;
        }

        foreach (var entry in reader.Map.Entries)
        {
            parse(entry.Key, entry.Value);
        }
    }

    private void Norm(MapReader reader)
    {
        var id = reader.RequiredText("id");

        if (id is not null && !ids.Add(id))
        {
            Faults.Add(reader.Required("id")!, "duplicate-id", $"There is already a norm '{id}'.");
        }

        var when = reader.Optional("when");
        var judged = RevisionChoice.Read(reader, Faults, revisions);
        var form = Form(reader, out var name);
        var description = Description(reader, id, name);
        var combines = new CombineParser(scope).Norm(reader.Optional("combines"), form?.Program);

        if (description is not null)
        {
            Content.Answer(reader, KindOf(description), description.Id, description.Id);
        }

        reader.Finish();
        var condition = When(when, form);

        if (description is null || form is null)
        {
            return;
        }

        Descriptions.Add(description with { Of = form.Of });

        if (form.Program is { } rule)
        {
            Rules.Add(new(id!, description.Case, description.Check == 'G', description.Hard, condition, rule, judged.By, judged.Reopens, combines));
        }

        if (form.Program is CompensationProgram compensation)
        {
            compensations.Add(id!, ((YamlMap)reader.Optional("compensation")!).Find("breach")!, compensation.Breach);
        }
    }

    /// <summary>What can be checked only when all norms are known.</summary>
    public void Finish() => compensations.Check(Rules, ids);

    private static string KindOf(NormDescription norm) => norm.Check switch
    {
        'G' => "gate",
        'A' => "norm",
        'T' => "attest",
        'R' => "inspect",
        _ => "card",
    };

    private NormDescription? Description(MapReader reader, string? id, string? form)
    {
        var title = reader.RequiredLocal("title");
        var text = reader.RequiredLocal("text");
        var source = reader.RequiredText("source");
        var kind = Case(reader);
        var check = reader.OneOf("check", required: true, "G", "A", "T", "R", "C");
        var outcome = reader.OneOf("outcome", required: true, "BLOCK", "WARN", "NC", "ESC", "TASK", "LOG", "KPI");
        var severity = reader.OneOf("severity", required: true, "minor", "major", "critical");
        var hard = Hard(reader, check);
        Matches(reader, form, check);

        return id is null || title is null || text is null || source is null || kind is null || check is null
            || outcome is null || severity is null || form is null
            ? null
            : new(id, title, text, source, kind, form, check[0], hard, outcome, severity);
    }

    /// <summary>What no timeline can tell is never gated or judged, so it must not say that it is.</summary>
    private void Matches(MapReader reader, string? form, string? check)
    {
        var needed = form switch { "inspect" => "R", "learn" => "C", _ => null };

        if (needed is not null && check is not null && check != needed)
        {
            Faults.Add(reader.Optional("check")!, "wrong-check", $"'{form}' has no rule that runs, so check '{check}' would never happen.", $"Write 'check: {needed}'.");
        }
    }

    private bool Hard(MapReader reader, string? check)
    {
        var deviation = reader.OptionalBool("deviation");

        if (deviation is not null && check is not null and not "G")
        {
            Faults.Add(reader.Optional("deviation")!, "needless-deviation", "Only a gate (check: G) can be passed by a deviation.");
        }

        return check == "G" && deviation is not true;
    }

    private string? Case(MapReader reader)
    {
        IReadOnlyList<string> kinds = [.. scope.Vocabulary.CaseKinds, .. scope.Groups.Select(g => g.Name)];
        var kind = reader.OptionalText("case") ?? kinds[0];

        if (kinds.Contains(kind, StringComparer.Ordinal))
        {
            return kind;
        }

        Faults.Unknown(reader.Optional("case")!, "unknown-case", "kind of case", kind, kinds);
        return null;
    }

    private ParsedForm? Form(MapReader reader, out string? name)
    {
        var present = FormParser.Names.Where(n => reader.Optional(n) is not null).ToList();
        name = present.Count == 1 ? present[0] : null;

        if (name is not null)
        {
            return new FormParser(scope, Content).Parse(name, reader.Optional(name)!);
        }

        var message = present.Count == 0 ? "This norm has no rule." : $"This norm has several rules: {string.Join(", ", present)}.";
        return Faults.Refuse<ParsedForm>(reader.Map, "form", message, "A norm has exactly one of: " + string.Join(", ", FormParser.Names) + ".");
    }

    private ConditionProgram? When(YamlNode? node, ParsedForm? form)
    {
        var own = node is null ? null : new ConditionParser(scope, form?.Activations ?? [], fieldsFirst: false).Parse(node);

        if (own is null || applies is null)
        {
            return own ?? applies;
        }

        var both = new ConditionProgram(ConditionOp.All, [applies, own]);
        Contradictions.Report(both, node!, scope);
        return both;
    }
}
