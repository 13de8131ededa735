using Guiju.Logs;
using Guiju.Norms.Bulk;

namespace Guiju.Bench.Bulk;

/// <summary>A log as blocks, its cases repeated.</summary>
internal static class BlockLog
{
    /// <summary>Reads a log.</summary>
    public static List<EventBlock> Read(string path, LogJudge judge, int times)
    {
        var cases = EventLog.Read(path, LogJudge.MapFor(judge.Pack)! with { Only = judge.Wanted }, new()).Select(judge.Facts).ToList();
        var (blocks, block) = (new List<EventBlock>(), new EventBlock());

        for (var time = 0; time < times; time++)
        {
            foreach (var facts in cases)
            {
                if (block.Events >= EventBlock.UsualEvents - 1024)
                {
                    blocks.Add(block);
                    block = new();
                }

                block.Begin("");
                foreach (var fact in facts)
                {
                    block.Add(block.Activity(fact.Activity), fact.At);
                    foreach (var (field, value) in fact.Fields)
                        block.Put(block.Column(field), value);
                }

                block.End();
            }
        }

        blocks.Add(block);
        return blocks;
    }
}
