using Guiju.Server.Ledger;

namespace Guiju.Cli.Simulation;

/// <summary>Whose act it is.</summary>
internal enum Party { Dispatcher, Supervisor, Engineer }

/// <summary>What one of the simulated people will do next, and when.</summary>
/// <param name="At">When it is due, in demo time.</param>
/// <param name="By">Whose act it is.</param>
/// <param name="Act">The event it becomes.</param>
/// <param name="Path">Where it is posted.</param>
/// <param name="Body">What is posted.</param>
internal sealed record Step(DateTimeOffset At, Party By, string Act, string Path, ActRequest Body)
{
    /// <summary>Pictures that go with it.</summary>
    public IReadOnlyList<byte[]> Pictures { get; init; } = [];
}
