using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>An event that a use case decided on, before it is recorded.</summary>
/// <param name="CaseId">The case it lies in.</param>
/// <param name="Kind">The kind of that case.</param>
/// <param name="Event">The fact.</param>
/// <param name="About">Other cases it is about; the root is added by itself.</param>
public sealed record Entry(Guid CaseId, string Kind, IEvent Event, IReadOnlyList<Guid> About)
{
    /// <summary>An event of a case.</summary>
    public static Entry In<T>(Guid caseId, IEvent e, params IReadOnlyList<Guid> about) where T : ICase<T> => new(caseId, T.Kind, e, about);
}

/// <summary>What every act's request may carry besides its own fields.</summary>
public abstract record ActRequest
{
    /// <summary>When it happened, if not now; never in the future and never before the case began.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Reasons for passing soft gates.</summary>
    public IReadOnlyList<Deviation>? Deviations { get; init; }

    /// <summary>The device and its own sequence.</summary>
    public Device? Device { get; init; }
}

/// <summary>A reason for passing one soft gate.</summary>
public sealed record Deviation([property: AtMost(100)] string Norm, [property: AtMost(500)] string Reason);

/// <summary>An act without fields of its own.</summary>
public sealed record PlainAct : ActRequest;
