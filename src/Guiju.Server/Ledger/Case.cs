namespace Guiju.Server.Ledger;

/// <summary>
/// Anything that somebody must see to its end. Its state is the fold of its trace: the events in it and about it, in the order they happened.
/// <c>Apply</c> believes; use cases doubt.
/// </summary>
public interface ICase<TSelf> where TSelf : ICase<TSelf>
{
    /// <summary>The kind, as norms name it in <c>case:</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>The state before anything happened.</summary>
    static abstract TSelf None { get; }

    /// <summary>The state after one more event.</summary>
    TSelf Apply(Recorded e);
}
