using System.Collections.Concurrent;
using System.Globalization;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Ledger;

/// <summary>
/// Numbers for people, such as order numbers: unique, rising, not without gaps. A node takes a block of them at a time, so that
/// numbering costs no transaction of its own.
/// </summary>
public sealed class Numbers(Database database, TimeProvider clock)
{
    private const int Block = 64;

    private readonly ConcurrentDictionary<(Guid, string), Run> _runs = new();

    /// <summary>The next number, such as <c>GD261122-00017</c>.</summary>
    public async Task<string> Next(Guid orgId, string prefix, CancellationToken ct)
    {
        var day = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyMMdd", CultureInfo.InvariantCulture);
        var series = prefix + day;
        var number = await _runs.GetOrAdd((orgId, series), _ => new()).Next(() => database.TakeNumbersAsync(orgId, series, Block, ct), ct);
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{number:D5}");
    }

    private sealed class Run
    {
        private readonly SemaphoreSlim _gate = new(1);
        private long _next;
        private long _end;

        public async Task<long> Next(Func<Task<long>> takeBlock, CancellationToken ct)
        {
            await _gate.WaitAsync(ct);
            try
            {
                if (_next == _end)
                {
                    _next = await takeBlock();
                    _end = _next + Block;
                }

                return _next++;
            }
            finally
            {
                _gate.Release();
            }
        }
    }
}

/// <summary>How far a series of numbers is used.</summary>
public sealed class CounterRow
{
    public Guid OrgId { get; set; }
    public required string Series { get; set; }
    public long Value { get; set; }
}

internal sealed class CounterMap : IEntityTypeConfiguration<CounterRow>
{
    public void Configure(EntityTypeBuilder<CounterRow> builder)
    {
        builder.ToTable("counters").HasKey(c => new { c.OrgId, c.Series });
        builder.Property(c => c.Series).HasMaxLength(40);
    }
}
