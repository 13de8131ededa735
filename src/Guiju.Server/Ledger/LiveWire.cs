using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Guiju.Server.Ledger;

/// <summary>Wakes those who watch an organisation; what is new they read from the ledger, by position, so nothing is missed.</summary>
public sealed class LiveWire
{
    private readonly ConcurrentDictionary<Guid, (Guid OrgId, Channel<bool> Bell)> _watchers = new();

    /// <summary>Begins watching; dispose to stop.</summary>
    public Watch Begin(Guid orgId)
    {
        var id = Guid.NewGuid();
        var bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _watchers[id] = (orgId, bell);
        return new(bell.Reader, () => _watchers.TryRemove(id, out _));
    }

    /// <summary>Rings for everyone whose organisation has something new.</summary>
    public void Publish(IReadOnlyList<Commit> commits)
    {
        var organisations = commits.Select(c => c.OrgId).ToHashSet();
        foreach (var (orgId, bell) in _watchers.Values)
        {
            if (organisations.Contains(orgId))
                bell.Writer.TryWrite(true);
        }
    }

    /// <summary>One watcher.</summary>
    public sealed class Watch(ChannelReader<bool> bell, Action end) : IDisposable
    {
        /// <summary>Waits for news or until the time is over; false when it was only time.</summary>
        public async Task<bool> News(TimeSpan atMost, CancellationToken ct)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(atMost);
            try
            {
                await bell.ReadAsync(limit.Token);
                return true;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return false;
            }
        }

        public void Dispose() => end();
    }
}
