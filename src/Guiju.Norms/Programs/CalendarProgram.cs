namespace Guiju.Norms.Programs;

/// <summary>A working calendar, spread out so that whoever runs the table needs no knowledge of time zones.</summary>
/// <param name="Name">Name within the pack.</param>
/// <param name="KnownFrom">The first instant that it knows, UTC microseconds.</param>
/// <param name="KnownUntil">The end of what it knows; a due time beyond it is not guessed.</param>
/// <param name="Spans">Start and end of each stretch of working time in turn, UTC microseconds, ascending and apart from each other.</param>
/// <param name="Zone">IANA name of the zone in which the calendar was written; judging does not ask for it, only who shows its days does.</param>
public sealed record CalendarProgram(string Name, long KnownFrom, long KnownUntil, IReadOnlyList<long> Spans, string Zone = "Asia/Shanghai");
