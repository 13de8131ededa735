using Guiju.Norms;
using Guiju.Norms.Programs;

namespace Guiju.Logs.Declare;

/// <summary>
/// Writes the norms of a pack as a <c>.decl</c> model. What the dialect cannot say stands in comments, with the reason and the rule as
/// JSON; nothing is written that would be read as something else, for each line is read back and compared.
/// </summary>
public sealed class DeclWriter
{
    private readonly CompiledPack _pack;
    private readonly string _kind;
    private readonly List<string> _head = [];

    private DeclWriter(CompiledPack pack, string kind) => (_pack, _kind) = (pack, kind);

    /// <summary>Writes a model.</summary>
    /// <param name="output">Receives it, each line ended by a line feed.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="kind">The kind of case that the model is about.</param>
    /// <returns>The norms that are constraints of it, in the order of the file, and those that are comments only.</returns>
    public static (IReadOnlyList<string> Written, IReadOnlyList<string> Beyond) Write(TextWriter output, CompiledPack pack, string kind)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(pack);
        return new DeclWriter(pack, kind).Write(output);
    }

    private (IReadOnlyList<string> Written, IReadOnlyList<string> Beyond) Write(TextWriter output)
    {
        var rules = _pack.Program.Rules.Select(r => (Rule: r, Form: DeclSubset.Of(r, _kind, out var reason), Reason: reason)).ToList();
        Head(rules.Select(r => r.Form).OfType<DeclareProgram>().ToList());
        var (written, beyond) = (new List<string>(), new List<string>());
        Line(output, $"# {_pack.Id} {_pack.Revision}: {_pack.Title.English}");
        foreach (var line in _head)
        {
            Line(output, line);
        }

        foreach (var (rule, form, reason) in rules)
        {
            var line = form is null ? null : DeclWords.Constraint(form, _pack.Program.Activities);
            var said = line is not null && ReadsAs(line, form!);
            (said ? written : beyond).Add(rule.Id);
            Line(output, "");
            Line(output, $"# {rule.Id}: {_pack.Norms.First(n => n.Id == rule.Id).Title.English}");
            Line(output, said ? line! : $"# not in Declare: {(reason.Length > 0 ? reason : "a name, value or length of time cannot be written so that it is read again")}");
            if (!said)
            {
                Line(output, $"# {ProgramJson.Write(Alone(rule))}");
            }
        }

        return (written, beyond);
    }

    private static void Line(TextWriter output, string line) => output.Write(line.ReplaceLineEndings(" ") + "\n");

    /// <summary>The activities, and which attributes the conditions ask of them.</summary>
    private void Head(List<DeclareProgram> forms)
    {
        var slots = forms.SelectMany(f => new[] { f.A.Choices[0], f.B?.Choices[0] }.OfType<SlotChoice>().Select(c => (Activity: _pack.Program.Activities[c.Activity], f, c))).ToList();
        var asked = slots.SelectMany(s => Atoms(s.c.Where).Concat(Atoms(s.f.Pair)).Select(a => (s.Activity, Atom: a))).Where(a => a.Atom.Field is not null).ToList();
        _head.AddRange(slots.Select(s => $"activity {s.Activity}").Distinct());
        _head.AddRange(asked.GroupBy(a => a.Activity).Select(g => $"bind {g.Key}: {string.Join(", ", g.Select(a => a.Atom.Field).Distinct())}"));
        foreach (var attribute in asked.GroupBy(a => a.Atom.Field!))
        {
            if (DeclWords.Values(attribute.First().Atom.Kind, attribute.SelectMany(a => a.Atom.Texts ?? [])) is { } values)
            {
                _head.Add($"{attribute.Key}: {values}");
            }
        }
    }

    private static IEnumerable<ConditionProgram> Atoms(ConditionProgram? condition) =>
        condition is null ? [] : condition.Of is { } of ? of.SelectMany(Atoms) : [condition];

    /// <summary>Whether the line, under this head, is read as the rule that it was written for.</summary>
    private bool ReadsAs(string line, DeclareProgram form)
    {
        try
        {
            return DeclReader.Read(_pack.Id, "", [.. _head, line]) is { Constraints: [var read] } model && Same(read.Rule, model.Activities, form);
        }
        catch (LogFault)
        {
            return false;
        }
    }

    private bool Same(DeclareProgram read, IReadOnlyList<string> activities, DeclareProgram form)
    {
        var names = _pack.Program.Activities.Concat(activities).Distinct().ToList();
        return Text(Named(read, activities, names)) == Text(Named(form, _pack.Program.Activities, names));
    }

    private static DeclareProgram Named(DeclareProgram form, IReadOnlyList<string> activities, List<string> names)
    {
        SlotProgram Slot(SlotProgram slot) => new([.. slot.Choices.Select(c => new SlotChoice(names.IndexOf(activities[c.Activity]), DeclSubset.Normal(c.Where)))]);
        return form with { A = Slot(form.A), B = form.B is null ? null : Slot(form.B), Pair = DeclSubset.Normal(form.Pair) };
    }

    private static string Text(DeclareProgram form) => ProgramJson.Write(new(NormProgram.CurrentFormat, "", "", [], [], [], [], [], [new("", "", false, false, null, form)]));

    /// <summary>The pack's table with this one rule.</summary>
    private NormProgram Alone(RuleProgram rule) => _pack.Program with { Rules = [rule] };
}
