using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>Small numbers for the activities and attributes of all packs of a rulebook; activity 0 is every other one.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, int> activities = [];
    private readonly List<string?[]> sources = [];

    public Lexicon(IEnumerable<NormProgram> programs)
    {
        foreach (var program in programs)
        {
            foreach (var name in program.Activities.Concat(program.Attributes.SelectMany(a => a.Sources.Select(s => s.Activity))))
            {
                activities.TryAdd(name, activities.Count + 1);
            }
        }
    }

    public int ActivityCount => activities.Count + 1;

    public int AttributeCount => sources.Count;

    public int Activity(string name) => activities.GetValueOrDefault(name);

    /// <summary>The fields, by activity, that carry an attribute.</summary>
    public string?[] Sources(int attribute) => sources[attribute];

    public int Attribute(AttributeProgram attribute)
    {
        var fields = new string?[ActivityCount];

        foreach (var source in attribute.Sources)
        {
            fields[Activity(source.Activity)] = source.Field;
        }

        var known = sources.FindIndex(s => s.AsSpan().SequenceEqual(fields));

        if (known >= 0)
        {
            return known;
        }

        sources.Add(fields);
        return sources.Count - 1;
    }
}
