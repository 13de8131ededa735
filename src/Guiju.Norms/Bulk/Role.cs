using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk;

/// <summary>Where an event of an activity plays a part in a rule.</summary>
/// <param name="Activates">True when it activates the rule, so that an event that may do so and may not is noted as a doubt.</param>
/// <param name="Condition">Where it does; null for always.</param>
/// <param name="Rule">The rule, whose time an activation must lie in.</param>
internal sealed record Part(bool Activates, BlockCondition? Condition, LinkedRule Rule)
{
    /// <summary>Whether all events of a block lie in the time of the rule, as far as that matters.</summary>
    public bool Spans(EventBlock block) => !Activates || (Rule.From <= block.EarliestAt && Rule.Until > block.LatestAt);

    /// <summary>Whether an event does what the part says.</summary>
    public Truth Test(int position, long at) =>
        Activates && (at < Rule.From || at >= Rule.Until) ? Truth.False : Condition?.Test(position) ?? Truth.True;

    /// <summary>The one column that decides all the conditions of some parts, if there is one and it has few values.</summary>
    public static BlockColumn? Deciding(EventBlock block, IReadOnlyList<Part> parts, int mostValues)
    {
        var field = parts.FirstOrDefault(p => p.Condition is not null)?.Condition!.Field;
        var column = field is null ? null : block.Find(field);

        return column?.Size <= mostValues && parts.All(p => p.Spans(block) && (p.Condition is null || p.Condition.Field == field)) ? column : null;
    }
}

/// <summary>What an event of an activity does to a relation.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Looks">True when it looks back, false when it is kept for later.</param>
/// <param name="Part">Where it does.</param>
internal sealed record Role(BlockRelation Relation, bool Looks, Part Part);
