using Guiju.Norms.Timelines;

namespace Guiju.Norms.Running;

/// <summary>Where a tape's values come from.</summary>
internal interface ITrace
{
    /// <summary>The value of a field, or null.</summary>
    object? Field(int position, string field);

    /// <summary>The event itself, for those who name it.</summary>
    Fact Fact(int position);
}

/// <summary>The events of a case as facts.</summary>
internal sealed class FactTrace(IReadOnlyList<Fact> facts) : ITrace
{
    public object? Field(int position, string field) =>
        facts[position].Fields.TryGetValue(field, out var value) && (value is not string text || !string.IsNullOrWhiteSpace(text)) ? value : null;

    public Fact Fact(int position) => facts[position];
}
