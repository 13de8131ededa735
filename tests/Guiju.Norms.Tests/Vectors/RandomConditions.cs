namespace Guiju.Norms.Tests.Vectors;

/// <summary>Random conditions and slots, as a pack writes them.</summary>
internal sealed class RandomConditions(Dice dice)
{
    public string Slot(params string[] acts) => dice.Below(6) switch
    {
        0 => Conditioned(acts),
        1 => "[" + string.Join(", ", dice.Some(1, acts)) + "]",
        2 => $"[{dice.Of(acts)}, {Conditioned(acts)}]",
        _ => dice.Of(acts),
    };

    /// <summary>A mapping of names to tests, perhaps joined and turned around.</summary>
    public string Condition(bool ofCase, int depth = 2) => dice.Below(depth > 0 ? 7 : 4) switch
    {
        4 => $"{{all: [{Condition(ofCase, depth - 1)}, {Condition(ofCase, depth - 1)}]}}",
        5 => $"{{any: [{Condition(ofCase, depth - 1)}, {Condition(ofCase, depth - 1)}]}}",
        6 => $"{{not: {Condition(ofCase, depth - 1)}}}",
        3 => $"{{{Entry("c", ofCase)}, {Entry(dice.Of("n", "k", "f"), ofCase)}}}",
        2 when !ofCase && dice.One(2) => $"{{{Compared("field")}}}",
        _ => $"{{{Entry(dice.Of("k", "c", "d", "n", "m", "f", "t", "l"), ofCase)}}}",
    };

    private string Conditioned(string[] acts)
    {
        var some = dice.Some(1, acts);
        return $"{{event: {(some.Count == 1 ? some[0] : "[" + string.Join(", ", some) + "]")}, where: {Condition(dice.One(4))}}}";
    }

    private string Entry(string field, bool ofCase) => $"{(ofCase ? "case." : "")}{field}: {Test(field)}";

    /// <summary>A condition on two events, or on two values of each.</summary>
    public string Pair(int depth = 1) => dice.Below(depth > 0 ? 6 : 4) switch
    {
        4 => $"{{{dice.Of("all", "any")}: [{Pair(depth - 1)}, {Pair(depth - 1)}, {Condition(dice.One(3), 0)}]}}",
        5 => $"{{not: {Pair(depth - 1)}}}",
        3 => Condition(dice.One(3), 1),
        _ => $"{{{Compared(dice.Of("activation", "activation", "field"))}}}",
    };

    private string Compared(string side) => dice.Below(4) switch
    {
        0 => $"{dice.Of("n", "m")}: {{{dice.Of("is", "not", "at_least", "at_most", "above", "below")}: {{{side}: {dice.Of("n", "m", "case.n")}}}}}",
        1 => $"t: {{{dice.Of("at_least", "below", "not")}: {{{side}: {dice.Of("t", "case.t")}}}}}",
        2 => $"{dice.Of("k", "c", "case.k")}: {{{dice.Of("is", "not")}: {{{side}: {dice.Of("k", "c", "d", "case.c")}}}}}",
        _ => $"f: {{{dice.Of("is", "not")}: {{{side}: {dice.Of("f", "g", "case.f")}}}}}",
    };

    private string Test(string field) => (field, dice.Below(6)) switch
    {
        (_, 0) => $"{{present: {dice.Of("true", "false")}}}",
        ("k" or "l", 1) => "[K1, K2]",
        ("k" or "l", 2) => "{not: K1}",
        ("k" or "l", _) => dice.Of("K1", "K2"),
        ("c", 1) => "[x, y]",
        ("c", 2) => "{not: [y]}",
        ("c" or "d", _) => dice.Of("x", "y"),
        ("f", 1) => "{not: true}",
        ("f", _) => dice.Of("true", "false"),
        ("t", 1 or 2) => "{above: 2026-05-29T08:00:00+08:00}",
        ("t", _) => "{at_most: 2026-10-25T01:00:00}",
        ("n", 1) => "[1, 2, 9007199254740993]",
        ("n", 2) => "{at_least: 1, below: 3}",
        ("n", _) => dice.Of("{above: 1}", "{at_most: 2}", "2", "{not: 1}"),
        (_, 1) => "0.1",
        _ => dice.Of("{above: 0.1}", "{at_most: 2.50}", "{below: 1234567.890123}", "{not: [0.30, 1]}"),
    };
}
