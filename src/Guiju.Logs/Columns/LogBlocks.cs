using Guiju.Norms.Bulk;

namespace Guiju.Logs.Columns;

/// <summary>Puts the cases of a log into blocks of columns, as a bulk check reads them.</summary>
public static class LogBlocks
{
    /// <summary>
    /// The cases in blocks of the usual size, one block at a time: each is emptied and filled again when the next one is asked for, so that
    /// a log of any length needs the memory of one.
    /// </summary>
    /// <param name="cases">The cases.</param>
    /// <param name="facts">How their events become facts.</param>
    public static IEnumerable<EventBlock> Of(IEnumerable<LogCase> cases, LogFacts facts)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(facts);
        var block = new EventBlock();
        foreach (var one in cases)
        {
            Add(block, one, facts);
            if (block.Events >= EventBlock.UsualEvents)
            {
                yield return block;
                block.FirstCase += block.Cases;
                block.Clear();
            }
        }

        if (block.Cases > 0)
        {
            yield return block;
        }
    }

    /// <summary>Adds a case to a block.</summary>
    public static void Add(EventBlock block, LogCase one, LogFacts facts)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(facts);
        block.Begin(one.Id);
        foreach (var fact in facts.Of(one))
        {
            block.Add(block.Activity(fact.Activity), fact.At);
            foreach (var (field, value) in fact.Fields)
            {
                block.Put(block.Column(field), value);
            }
        }

        block.End();
    }
}
