using System.Globalization;
using System.Text.Json.Nodes;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Comparing;

/// <summary>
/// What a compiled rule means, part by part, in the words of the language. It is read off the portable table, so two texts that compile to
/// the same rule say the same here, and a form that is new to the language is told as well.
/// </summary>
public sealed class RuleWords
{
    private static readonly HashSet<string> Lengthy = new(StringComparer.Ordinal) { "atLeast", "atMost", "within", "after", "least", "most" };

    private readonly NormProgram program;
    private readonly JsonObject[] rules;

    /// <summary>Prepares a pack's table.</summary>
    /// <param name="program">The table.</param>
    public RuleWords(NormProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        rules = [.. JsonNode.Parse(ProgramJson.Write(program))!["rules"]!.AsArray().Select(r => r!.AsObject())];
    }

    /// <summary>The parts of a norm's rule; empty when it has none, as what is inspected or taught.</summary>
    /// <param name="norm">Norm id.</param>
    public IReadOnlyDictionary<string, string> Of(string norm)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Array.Find(rules, r => (string?)r["id"] == norm) is not { } rule)
            return parts;

        if (rule["when"] is { } when)
            parts["when"] = Tell("when", when);
        foreach (var (name, value) in rule["form"]!.AsObject())
        {
            var told = value is null ? "" : Tell(name, value);
            if (told is not "")
                parts[name] = told;
        }

        return parts;
    }

    private string Tell(string name, JsonNode value) => value switch
    {
        JsonObject { } o when o["choices"] is JsonArray choices => string.Join(" | ", choices.Select(c => Choice(c!.AsObject()))),
        JsonObject { } o when o["op"] is not null => Condition(o),
        JsonObject o => Nested(o),
        JsonArray a => string.Join(", ", a.Select(v => v is null ? "" : Tell(name, v))),
        JsonValue v when v.TryGetValue(out long number) => Number(name, number),
        _ => value.ToString(),
    };

    private string Number(string name, long number) => name switch
    {
        "activity" => Name(program.Activities, number),
        "attribute" => Name([.. program.Attributes.Select(a => a.Name)], number),
        "table" => Name([.. program.Tables.Select(t => t.Name)], number),
        "calendar" => Name([.. program.Calendars.Select(c => c.Name)], number),
        "forbid" or "require" => Name([.. program.Phrases.Select(p => p.Name)], number),
        _ when Lengthy.Contains(name) => Lengths.Write(number),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Name(IReadOnlyList<string> names, long index) => index >= 0 && index < names.Count ? names[(int)index] : index.ToString(CultureInfo.InvariantCulture);

    private string Choice(JsonObject choice)
    {
        var name = Number("activity", (long)choice["activity"]!);
        return choice["where"] is { } where ? $"{name} ({Tell("where", where)})" : name;
    }

    private string Nested(JsonObject o)
    {
        var parts = o.Where(p => p.Value is not null).Select(p => (p.Key, Told: Tell(p.Key, p.Value!))).Where(p => p.Told is not "").ToList();
        return parts is [var (_, only)] ? only : string.Join("; ", parts.Select(p => $"{p.Key}: {p.Told}"));
    }

    private string Condition(JsonObject c)
    {
        var op = (string)c["op"]!;
        var of = c["of"]?.AsArray().Select(p => Tell("of", p!)).ToList() ?? [];
        if (op is "all" or "any" or "not")
            return op is "not" ? $"not ({string.Join(", ", of)})" : of.Count is 1 ? of[0] : $"{op} ({string.Join(", ", of)})";

        var subject = (string?)c["field"] ?? (c["attribute"] is { } a ? Number("attribute", (long)a) : "");
        return op switch
        {
            "present" or "absent" => $"{subject} {op}",
            "in" => $"{subject}: {Operands(c)}",
            _ => $"{subject} {op} {Operands(c)}",
        };
    }

    private static string Operands(JsonObject c) => string.Join(" | ", (c["texts"]?.AsArray() ?? c["numbers"]?.AsArray())?.Select(v => v!.ToString()) ?? [(c["flag"]?.ToString() ?? "").ToLowerInvariant()]);
}
