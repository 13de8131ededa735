using System.Globalization;
using Guiju.Norms.Verdicts;

namespace Guiju.Logs.Writing;

/// <summary>
/// Marks the events of a case with what norms say of them, so that other tools can show it: <c>guiju:activates</c>,
/// <c>guiju:fulfilled</c> and <c>guiju:breached</c> on the activating event, <c>guiju:answers</c> on the one that answered it, and on the
/// case the norms by their verdict. A norm marks at most twenty activations of a case, the undecided and the violated first.
/// </summary>
public static class VerdictMarks
{
    /// <summary>The case with its marks.</summary>
    /// <param name="one">The case.</param>
    /// <param name="judge">Judges it.</param>
    /// <param name="asOf">The instant of judging, UTC microseconds.</param>
    public static LogCase On(LogCase one, LogJudge judge, long asOf)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(judge);
        return On(one, judge.Judge(one, asOf, closed: false, i => i.ToString(CultureInfo.InvariantCulture)).Verdicts, one.Events.Select((_, i) => i.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The case with the marks of verdicts that are there already.</summary>
    /// <param name="one">The case.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="ids">What their witnesses call the events, in the order of the case.</param>
    public static LogCase On(LogCase one, IReadOnlyList<Verdict> verdicts, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(one);
        var places = ids.Index().ToDictionary(e => e.Item, e => e.Index);
        var marks = new Dictionary<(int Event, string Mark), List<string>>();
        foreach (var verdict in verdicts)
        {
            foreach (var witness in verdict.Witnesses)
            {
                Mark(marks, places, witness.ActivationFactId, "guiju:activates", verdict.Norm);
                Mark(marks, places, witness.TargetFactId, "guiju:answers", verdict.Norm);
                Mark(marks, places, witness.ActivationFactId, witness.State switch
                {
                    VerdictState.Held => "guiju:fulfilled",
                    VerdictState.Breached => "guiju:breached",
                    _ => null,
                }, verdict.Norm);
            }
        }

        var events = one.Events.Select((e, i) => e with { Attributes = With(e.Attributes, marks.Where(m => m.Key.Event == i).Select(m => (m.Key.Mark, m.Value))) });
        var states = verdicts.Where(v => v.State is not VerdictState.Inapplicable).GroupBy(v => v.State)
            .Select(g => ($"guiju:{g.Key.ToString().ToLowerInvariant()}", g.Select(v => v.Norm).Distinct().ToList()));

        return one with { Attributes = With(one.Attributes, states), Events = [.. events] };
    }

    private static void Mark(Dictionary<(int Event, string Mark), List<string>> marks, Dictionary<string, int> places, string? fact, string? mark, string norm)
    {
        if (mark is null || fact is null || !places.TryGetValue(fact, out var at))
        {
            return;
        }

        if (!marks.TryGetValue((at, mark), out var norms))
        {
            marks[(at, mark)] = norms = [];
        }

        if (!norms.Contains(norm))
        {
            norms.Add(norm);
        }
    }

    private static Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> attributes, IEnumerable<(string Mark, List<string> Norms)> marks)
    {
        var with = attributes.ToDictionary();
        foreach (var (mark, norms) in marks)
        {
            with[mark] = norms;
        }

        return with;
    }
}
