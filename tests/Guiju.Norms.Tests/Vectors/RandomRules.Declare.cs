using System.Text.RegularExpressions;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Tests.Vectors;

internal sealed partial class RandomRules
{
    private static readonly string[] Templates = [.. Enum.GetNames<DeclareTemplate>().Select(t => Kebab().Replace(t, "-").ToLowerInvariant())];

    /// <summary>Every form of the language, the templates of Declare one by one.</summary>
    public static readonly IReadOnlyList<string> Forms =
    [
        "response", "response-clock", "precedence", "precedence-counting", "precedence-clock", "order", "order-anew", "interval", "interval-gate",
        "window", "exist", "absence", "absence-rate", "budget", "fields", "attest", "phrases", "limit", "limit-table", "limit-field", "compensation", "revisions",
        .. Templates.Select(t => "declare-" + t),
    ];

    private string Declared(string template)
    {
        var counts = template is "existence" or "absence" or "exactly";
        var untimed = template is "init" or "end" or "choice" or "exclusive-choice";
        var single = counts || template is "init" or "end";

        return $"declare: {{template: {template}, a: {Any()}" + (single ? "" : $", b: {Any()}")
            + (counts ? $", n: {1 + dice.Below(3)}" : "") + (untimed ? "" : Window("at_most")) + (single || untimed ? "" : Same()) + (untimed || single && !counts ? "" : Clocked()) + "}";
    }

    [GeneratedRegex("(?<!^)(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kebab();
}
