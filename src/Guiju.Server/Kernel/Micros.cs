namespace Guiju.Server.Kernel;

/// <summary>Instants as UTC microseconds since 1970, as tables and norms hold them.</summary>
public static class Micros
{
    extension(DateTimeOffset at)
    {
        /// <summary>Microseconds since 1970, rounded down.</summary>
        public long ToMicros() => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

        /// <summary>The same instant without what a microsecond cannot hold.</summary>
        public DateTimeOffset Whole() => FromMicros(at.ToMicros());
    }

    /// <summary>The instant that many microseconds after 1970.</summary>
    public static DateTimeOffset FromMicros(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
