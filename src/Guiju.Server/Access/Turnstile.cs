using Microsoft.AspNetCore.Identity;

namespace Guiju.Server.Access;

/// <summary>
/// Lets guesses at one account in one after the other, so that a hundred at once are not all made before the first is counted,
/// and so that a flood of them does not take every processor.
/// </summary>
public sealed class Turnstile
{
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];
    private readonly Lock _gate = new();
    private string? _decoy;

    /// <summary>Waits for the account's turn; dispose to let the next in.</summary>
    public async Task<IDisposable> Enter(string normalizedName, CancellationToken ct)
    {
        var lane = _lanes[(uint)normalizedName.GetHashCode(StringComparison.Ordinal) % _lanes.Length];
        await lane.WaitAsync(ct);
        return new Turn(lane);
    }

    /// <summary>A hash that no password fits, checked for unknown names so that they take as long as known ones.</summary>
    public string Decoy(IPasswordHasher<User> hasher, User nobody)
    {
        lock (_gate)
            return _decoy ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString());
    }

    private sealed class Turn(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}
