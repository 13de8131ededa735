using System.Globalization;
using Guiju.Norms.Programs;

namespace Guiju.Logs.Declare;

/// <summary>Reads one constraint: <c>Template[A, B] |activation |target |min,max,unit</c>. Bars at the end may be left out.</summary>
internal sealed class DeclLine(DeclContext context, int number, string text)
{
    private const long Second = 1_000_000;

    public DeclareProgram Read()
    {
        var close = text.IndexOf(']', StringComparison.Ordinal);
        var open = text.IndexOf('[', StringComparison.Ordinal);
        var (template, n) = DeclTemplates.Of(text[..open]) ?? throw Fault("decl.template", $"there is no template '{text[..open].Trim()}'");
        var slots = Slots(text[(open + 1)..close], DeclTemplates.IsUnary(template));
        var parts = Parts(text[(close + 1)..], DeclTemplates.IsUnary(template) ? 2 : 3);
        var activation = Condition(parts[0], 'A');
        if (slots.Length == 1)
        {
            var (from, to) = Window(parts[1]);
            return new(template, Slot(slots[0], activation), null, n, from, to, []);
        }

        var target = Condition(parts[1], 'T');
        var (least, most) = Window(parts[2]);
        var (a, b) = DeclTemplates.ActivatesSecond(template) ? (target, activation) : (activation, target);
        return new(template, Slot(slots[0], a), Slot(slots[1], b), n, least, most, target.Same, target.Pair);
    }

    private static SlotProgram Slot(int activity, DeclCondition condition) => new([new(activity, condition.Where)]);

    /// <summary>The names may hold commas, so a name that is declared decides where the first one ends; without one, the only comma does.</summary>
    private int[] Slots(string inside, bool unary)
    {
        if (unary)
        {
            return [context.Activity(inside.Trim())];
        }

        var commas = inside.Index().Where(c => c.Item == ',').Select(c => c.Index).ToList();
        var end = commas.Find(c => context.Activities.Contains(inside[..c].Trim(), StringComparer.Ordinal));
        if (end == 0 && commas is [var only])
        {
            end = only;
        }

        return end > 0 && end < inside.Length - 1
            ? [context.Activity(inside[..end].Trim()), context.Activity(inside[(end + 1)..].Trim())]
            : throw Fault("decl.activity", $"'[{inside}]' does not name two activities");
    }

    private string[] Parts(string rest, int most)
    {
        var parts = rest.Trim().Split('|', StringSplitOptions.TrimEntries);
        if (parts[0].Length > 0 || parts.Skip(most + 1).Any(p => p.Length > 0))
        {
            throw Fault("decl.parts", string.Create(CultureInfo.InvariantCulture, $"after the brackets come at most {most} parts, each after a bar"));
        }

        return [.. parts.Skip(1).Take(most), .. Enumerable.Repeat("", Math.Max(0, most + 1 - parts.Length))];
    }

    private DeclCondition Condition(string words, char role) => words.Length == 0 ? DeclCondition.None : new DeclConditionReader(context, number, words, role).Read();

    private (long AtLeast, long? AtMost) Window(string words)
    {
        if (words.Length == 0)
        {
            return (0, null);
        }

        var unit = words[^1] switch { 's' => Second, 'm' => 60 * Second, 'h' => 3_600 * Second, 'd' => 86_400 * Second, _ => 0 };
        string[] parts = words.Split(',', StringSplitOptions.TrimEntries);
        if (unit == 0 || parts is not [var least, var most, { Length: 1 }] || Micros(least, unit) is not { } from || Micros(most, unit) is not { } to || from > to)
        {
            throw Fault("decl.window", $"'{words}' is not a window such as 0,30,m with unit s, m, h or d");
        }

        return (from, to);
    }

    private static long? Micros(string number, long unit) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * unit is var micros && micros <= long.MaxValue / 4m && micros == decimal.Truncate(micros)
            ? (long)micros
            : null;

    private LogFault Fault(string code, string detail) => context.Fault(code, number, detail);
}
