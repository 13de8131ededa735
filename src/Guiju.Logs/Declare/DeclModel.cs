using Guiju.Norms;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Declare;

/// <summary>A Declare model as a <c>.decl</c> file holds it: constraints over the activities and attributes of a log.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Activities">The activities, in the order of the file; constraints name them by index.</param>
/// <param name="Attributes">The attributes that events may carry, with their types.</param>
/// <param name="Constraints">The constraints, in the order of the file.</param>
public sealed record DeclModel(
    string Name, IReadOnlyList<string> Activities, IReadOnlyDictionary<string, Field> Attributes, IReadOnlyList<DeclConstraint> Constraints)
{
    private const string CaseKind = "case";

    /// <summary>The model as a pack, so that everything that judges packs judges it; its norms are named by their place in the file, from 0.</summary>
    public CompiledPack ToPack()
    {
        var vocabulary = new Vocabulary(Activities.ToDictionary(a => a, a => new Activity(a, Attributes)), new Dictionary<string, CaseAttribute>(), [CaseKind]);
        return new()
        {
            Id = Name,
            Revision = "1",
            Title = new(Name, Name),
            Document = new(null, null, null, null, null, null, null, []),
            Norms = [.. Constraints.Select((c, i) => new NormDescription(
                $"{i}", new(c.Text, c.Text), new(c.Text, c.Text), $"{Name}.decl:{c.Line}", CaseKind, "declare", 'A', Hard: false, "NC", "minor"))],
            Closes = [],
            ClosesByKind = new Dictionary<string, IReadOnlyList<string>>(),
            Program = new(
                NormProgram.CurrentFormat, Name, "1", Activities, [], [], [], [],
                [.. Constraints.Select((c, i) => new RuleProgram($"{i}", CaseKind, Gate: false, Hard: false, When: null, c.Rule))]),
            Log = new(Name, vocabulary, Mapping.LogMap.Xes.Activity, Mapping.LogMap.Xes.Join, new Dictionary<string, Field>()),
        };
    }
}

/// <summary>One constraint of a model.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Text">The line as it is written, without space around it.</param>
/// <param name="Rule">What it asks.</param>
public sealed record DeclConstraint(int Line, string Text, DeclareProgram Rule);
