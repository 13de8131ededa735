using System.Text.RegularExpressions;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

internal sealed partial class FormParser
{
    private static readonly Dictionary<string, DeclareTemplate> Templates =
        Enum.GetValues<DeclareTemplate>().ToDictionary(t => Kebab().Replace(t.ToString(), "-").ToLowerInvariant());

    [GeneratedRegex("(?<!^)(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kebab();

    private static bool Counts(DeclareTemplate template) =>
        template is DeclareTemplate.Existence or DeclareTemplate.Absence or DeclareTemplate.Exactly;

    private static bool Untimed(DeclareTemplate template) =>
        template is DeclareTemplate.Init or DeclareTemplate.End or DeclareTemplate.Choice or DeclareTemplate.ExclusiveChoice;

    private static bool ActivatesSecond(DeclareTemplate template) => template is DeclareTemplate.Precedence or DeclareTemplate.AlternatePrecedence
        or DeclareTemplate.ChainPrecedence or DeclareTemplate.NotPrecedence or DeclareTemplate.NotChainPrecedence;

    private ParsedForm? Declare(MapReader reader)
    {
        if (reader.OneOf("template", required: true, [.. Templates.Keys]) is not { } name)
        {
            reader.PassOver("a", "b", "n", "at_least", "at_most", "same", "different", "pair", "clock", "pause");
            return null;
        }

        var template = Templates[name];
        var single = Counts(template) || template is DeclareTemplate.Init or DeclareTemplate.End;
        var a = slots.Parse(reader.Required("a"));
        var b = single ? null : slots.Parse(reader.Required("b"));
        var times = Counts(template) ? Times(reader, "n") : 1;
        var (low, high) = Untimed(template) ? (null, null) : (Duration(reader, "at_least"), Duration(reader, "at_most"));
        var same = single || Untimed(template) ? [] : Same(reader, a, b);
        var pair = single || Untimed(template) ? null : ActivatesSecond(template) ? Pair(reader, b, a) : Pair(reader, a, b);
        var (calendar, pauses) = Untimed(template) ? (null, []) : clocks.Clock(reader);
        Window(reader, low, high, "at_most");

        return a is null || (!single && b is null)
            ? null
            : new(new DeclareProgram(template, a.Program, b?.Program, times, low ?? 0, high, same, pair, calendar, pauses), []);
    }

    /// <summary>How often; the least that may stand there when nothing is said.</summary>
    private static int Times(MapReader reader, string key, int least = 1) => reader.Whole(key, required: false, least, 10_000) ?? least;
}
