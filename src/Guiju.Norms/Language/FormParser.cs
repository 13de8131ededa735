using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>A form that was read, with the activities whose fields a norm's <c>when</c> may name.</summary>
/// <param name="Program">The rule; null where no timeline can tell, as with what is inspected or taught.</param>
/// <param name="Activations">The activities that activate it.</param>
/// <param name="Of">The sheet or card that it belongs to.</param>
internal sealed record ParsedForm(FormProgram? Program, IReadOnlyList<string> Activations, string? Of = null);

/// <summary>Reads the rule of a norm, whatever its form.</summary>
internal sealed partial class FormParser(Scope scope, ContentParser content)
{
    public static readonly string[] Names = ["response", "precedence", "order", "interval", "window", "exist", "absence", "budget", "compensation", "fields", "phrases", "limit", "attest", "inspect", "learn", "declare"];

    private readonly SlotParser slots = new(scope);
    private readonly ClockParser clocks = new(scope);

    public ParsedForm? Parse(string form, YamlNode node)
    {
        if (MapReader.Of(node, scope.Faults, $"'{form}'") is not { } reader)
        {
            return null;
        }

        var before = scope.Faults.Count;
        var parsed = form switch
        {
            "response" => Response(reader),
            "precedence" => Precedence(reader),
            "order" => Order(reader),
            "interval" => Interval(reader),
            "fields" => Fields(reader),
            "phrases" => Phrases(reader),
            "limit" => Limit(reader),
            "window" => InWindow(reader),
            "exist" => Exist(reader),
            "absence" => Absence(reader),
            "budget" => Budget(reader),
            "compensation" => Compensation(reader),
            "attest" => Attest(reader),
            "inspect" => Part(reader, "sheet", content.Sheets.Select(s => s.Name)),
            "learn" => Part(reader, "card", content.Cards.Select(c => c.Name)),
            _ => Declare(reader),
        };
        reader.Finish();

        return scope.Faults.Count == before ? parsed : null;
    }

    private ParsedForm? Response(MapReader reader)
    {
        var after = slots.Parse(reader.Required("after"));
        var then = slots.Parse(reader.Required("then"));
        var within = Duration(reader, "within");
        var atLeast = Duration(reader, "at_least");
        var (calendar, pauses) = clocks.Clock(reader);
        var until = slots.Parse(reader.Optional("until"));
        var warn = clocks.Warnings(reader, within);
        var same = Same(reader, after, then);
        var pair = Pair(reader, after, then);
        Window(reader, atLeast, within, "within");

        if (warn.Count > 0 && within is null)
        {
            scope.Faults.Add(reader.Map, "late-warning", "A warning needs a limit to warn of.", "Add 'within'.");
        }

        return after is null || then is null
            ? null
            : new(new ResponseProgram(after.Program, then.Program, atLeast ?? 0, within, same, until?.Program, pauses, warn, calendar, pair), after.Activities);
    }

    private ParsedForm? Precedence(MapReader reader)
    {
        var act = slots.Parse(reader.Required("act"));
        var needs = slots.Parse(reader.Required("needs"));
        var atLeast = Duration(reader, "at_least");
        var atMost = Duration(reader, "at_most");
        var (calendar, pauses) = clocks.Clock(reader);
        var times = Times(reader, "times");
        var same = Same(reader, act, needs);
        var pair = Pair(reader, act, needs);
        Window(reader, atLeast, atMost, "at_most");

        return act is null || needs is null
            ? null
            : new(new PrecedenceProgram(act.Program, needs.Program, atLeast ?? 0, atMost, same, times, calendar, pair, pauses), act.Activities);
    }

    private ParsedForm? Order(MapReader reader)
    {
        var skipping = reader.OneOf("skipping", required: true, "allowed", "refused");
        var anew = slots.Parse(reader.Optional("anew"));

        if (reader.Required("steps") is not { } node)
        {
            return null;
        }

        if (node is not YamlItems { Items.Count: >= 2 and <= 60 } items)
        {
            return scope.Faults.Refuse<ParsedForm>(node, "wrong-shape", "An order has between two and sixty steps.");
        }

        var steps = items.Items.Select(slots.Parse).ToList();

        return steps.Exists(s => s is null)
            ? null
            : new(new OrderProgram([.. steps.Select(s => s!.Program)], skipping == "allowed", anew?.Program), [.. steps.SelectMany(s => s!.Activities)]);
    }

    private ParsedForm? Interval(MapReader reader)
    {
        var act = slots.Parse(reader.Required("act"));
        var reference = reader.Required("reference") is { } node ? new ReferenceParser(scope).Parse(node) : null;
        var atLeast = Duration(reader, "at_least", signed: true);
        var atMost = Duration(reader, "at_most", signed: true);
        clocks.OnlyWall(reader);
        var until = slots.Parse(reader.Optional("until"));
        var warn = clocks.Warnings(reader, atMost, signed: true);
        Window(reader, atLeast, atMost, "at_most");

        if (atLeast is null && atMost is null)
        {
            scope.Faults.Add(reader.Map, "missing-key", "'at_least' or 'at_most' is missing here.");
        }

        if (atMost is null && (until is not null || warn.Count > 0))
        {
            scope.Faults.Add(reader.Map, "missing-key", "'until' and 'warn' need 'at_most': without it nothing is owed.");
        }

        return act is null || reference is null
            ? null
            : new(
                new IntervalProgram(act.Program, reference, atLeast, atMost, until?.Program, warn),
                atMost is null ? act.Activities : []);
    }

    private long? Duration(MapReader reader, string key, bool signed = false) =>
        reader.Optional(key) is { } node ? Durations.Read(node, scope.Faults, signed) : null;

    private void Window(MapReader reader, long? low, long? high, string highName)
    {
        if (low > high)
        {
            scope.Faults.Add(reader.Map, "empty-window", $"'at_least' is more than '{highName}': nothing can meet both.");
        }
    }
}
