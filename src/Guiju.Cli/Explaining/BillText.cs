using Guiju.Norms.Explaining;

namespace Guiju.Cli.Explaining;

/// <summary>The arithmetic of a clock as a table: a line per day, then the sum, then each pause.</summary>
internal sealed class BillText(TextWriter output, Func<string, string> eventOf)
{
    private const int MostDays = 62;

    public void Write(Bill bill)
    {
        var spoken = new Spoken(TimeZoneInfo.TryFindSystemTimeZoneById(bill.Zone, out var zone) ? zone : TimeZoneInfo.Utc);
        output.WriteLine("  " + Text.Of("explain.clock", bill.Calendar ?? Text.Of("explain.wall"), bill.Zone, bill.Limit is { } limit ? Spoken.For(limit) : "–"));
        var table = new TextTable(left: 3);
        table.Add(["   ", Text.Of("explain.day"), Text.Of("explain.stretches"), Text.Of("explain.counts"), Text.Of("explain.off"), Text.Of("explain.paused"), Text.Of("explain.total")]);
        foreach (var day in bill.Days.Take(MostDays))
        {
            var stretches = day.Stretches.Where(s => s.Kind == StretchKind.Counts).Select(s => $"{spoken.Hour(s.From)}–{End(spoken.Hour(s.To))}");
            table.Add(["   ", Spoken.Day(day.Day), string.Join(' ', stretches), For(day.Elapsed), For(day.Off), For(day.Paused), For(day.Total)]);
        }

        table.Add(["   ", Text.Of("check.sum"), "", For(bill.Elapsed), For(bill.Off), For(bill.Paused), For(bill.Elapsed)]);
        table.Write(output);
        Notes(bill, spoken);
    }

    private void Notes(Bill bill, Spoken spoken)
    {
        if (bill.Days.Count > MostDays)
        {
            output.WriteLine("    " + Text.Of("explain.more-days", bill.Days.Count - MostDays));
        }

        foreach (var pause in bill.Pauses)
        {
            output.WriteLine("    " + Text.Of(
                "explain.pause", eventOf(pause.FactId), pause.EndFactId is { } end ? eventOf(end) : spoken.At(pause.To), Spoken.For(pause.Counted)));
        }

        if (bill.DueAt is { } due)
        {
            output.WriteLine("    " + Text.Of("explain.due", spoken.At(due)));
        }
    }

    /// <summary>A day ends at 24:00, not at the 00:00 of the next.</summary>
    private static string End(string hour) => hour == "00:00" ? "24:00" : hour;

    private static string For(long micros) => micros == 0 ? "–" : Spoken.For(micros);
}
