using System.Diagnostics;
using System.Globalization;
using Guiju.Bench.Http;
using Guiju.Logs.Declare;
using Guiju.Norms;
using Guiju.Norms.Bulk;
using Guiju.Norms.Verdicts;

namespace Guiju.Bench.Bulk;

/// <summary>What it costs to judge an event of a history, beside a loop that only reads the same columns.</summary>
internal static class BulkBench
{
    /// <summary>Judges a log under a model.</summary>
    public static int Run(Options options)
    {
        var model = DeclReader.Read(options.Text("decl"));
        var repeated = Repeated(model, options.Number("models", 1));
        var pack = repeated.ToPack();
        var rules = new Rulebook([new(pack, long.MinValue, null)]);
        var blocks = BlockLog.Read(options.Text("log"), pack, options.Number("times", 1));
        var events = blocks.Sum(b => (long)b.Events);
        var (reads, judges) = (new List<double>(), new List<double>());
        var detail = options.Number("counts", 1) == 1 ? Detail.Counts : Detail.States;
        var worker = new BulkWorker(rules, "case", []);
        long read = 0, allocated = 0;

        for (var round = 0; round < options.Number("rounds", 7); round++)
        {
            reads.Add(Nanoseconds(() => read ^= blocks.Aggregate(0L, (sum, b) => sum ^ b.ReadAll()), events));
            worker = new BulkWorker(rules, "case", [], Handing.Nothing, detail);
            var before = GC.GetAllocatedBytesForCurrentThread();
            judges.Add(Nanoseconds(() => blocks.ForEach(b => worker.Judge(b, long.MaxValue, closed: true)), events));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var violations = worker.Totals.Sum(t => t.Violations);
        var breached = worker.Totals.Sum(t => t[VerdictState.Breached]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name} ×{options.Number("models", 1)}: {events:N0} events, {worker.Totals.Count} constraints ({worker.Lowered} from columns): reading {Round.Median(reads):F2} ns/event, judging {Round.Median(judges):F2} (least {judges.Min():F2}), {(double)allocated / events:F4} B/event; {violations:N0} violations, {breached:N0} breached, {read & 1}"));
        return 0;
    }

    private static DeclModel Repeated(DeclModel model, int times) =>
        model with { Constraints = [.. Enumerable.Range(0, times).SelectMany(_ => model.Constraints)] };

    private static double Nanoseconds(Action act, long events)
    {
        var began = Process.GetCurrentProcess().TotalProcessorTime;
        act();
        return (Process.GetCurrentProcess().TotalProcessorTime - began).TotalNanoseconds / events;
    }
}
