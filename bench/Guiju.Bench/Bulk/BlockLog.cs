using Guiju.Logs;
using Guiju.Logs.Columns;
using Guiju.Norms;
using Guiju.Norms.Bulk;

namespace Guiju.Bench.Bulk;

/// <summary>A log held whole as blocks, its cases repeated.</summary>
internal static class BlockLog
{
    /// <summary>Reads a log.</summary>
    public static List<EventBlock> Read(string path, CompiledPack pack, int times)
    {
        var wanted = pack.Log!.Vocabulary.Activities.Values.SelectMany(a => a.Fields.Keys).ToHashSet();
        var cases = EventLog.Read(path, LogJudge.MapFor(pack)! with { Only = wanted }, new()).ToList();
        var facts = new LogFacts(pack.Log, new());
        var blocks = new List<EventBlock>();
        foreach (var one in Enumerable.Repeat(cases, times).SelectMany(c => c))
        {
            if (blocks.Count == 0 || blocks[^1].Events >= EventBlock.UsualEvents)
                blocks.Add(new());
            LogBlocks.Add(blocks[^1], one, facts);
        }

        return blocks;
    }
}
