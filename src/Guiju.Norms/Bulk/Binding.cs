using System.Buffers;
using System.Runtime.InteropServices;
using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk;

/// <summary>One thing to do at an event.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Op(BlockRelation Relation, bool Looks, bool Doubts, Role? Tested);

/// <summary>What to do at the events of an activity, or of an activity and a value.</summary>
internal sealed record Entry(Op[] Ops, int[]? Codes, Op[][] ByCode);

/// <summary>
/// What the events of a block do, by the block's own numbers. Conditions on one field are decided here, once for each value, so that
/// the loop over the events only looks up a row.
/// </summary>
internal sealed class Binding(Lexicon lexicon, Lowering lowering, BlockAttributes attributes, IReadOnlyList<BlockCondition> ofLanes, HashSet<string> closes)
{
    private const int MostValues = 1024;
    private const int MostRoles = 32;
    private int[] places = [];

    /// <summary>What to do, by the block's number of the activity; null for nothing.</summary>
    public Entry?[] Entries { get; private set; } = [];

    /// <summary>The rulebook's numbers of the block's activities.</summary>
    public ReadOnlySpan<int> Places => places;

    /// <summary>The activities at which there is something to do.</summary>
    public SearchValues<char> Searched { get; private set; } = SearchValues.Create("");

    /// <summary>How many events of the block have such an activity.</summary>
    public int Concerned { get; private set; }

    private SearchValues<char> ends = SearchValues.Create("");

    /// <summary>Whether any of these events ends the case.</summary>
    public bool Closes(ReadOnlySpan<ushort> activities) =>
        closes.Count > 0 && MemoryMarshal.Cast<ushort, char>(activities).ContainsAny(ends);

    /// <summary>Prepares for a block.</summary>
    public void Bind(EventBlock block)
    {
        places = [.. block.Activities.Select(lexicon.Activity)];
        attributes.Bind(block, places);

        foreach (var condition in lowering.Conditions.Concat(ofLanes))
        {
            condition.Bind(block);
        }

        foreach (var shared in lowering.SharedFields)
        {
            shared.Bind(block);
        }

        Entries = [.. places.Select(p => Bound(block, lowering.Roles[p]))];
        Searched = Search(i => lowering.Roles[places[i]].Count > 0);
        ends = Search(i => closes.Contains(block.Activities[i]));
        Concerned = block.Count(i => lowering.Roles[places[i]].Count > 0);
    }

    private SearchValues<char> Search(Func<int, bool> wanted) =>
        SearchValues.Create([.. Enumerable.Range(0, places.Length).Where(wanted).Select(i => (char)i)]);

    private static Entry? Bound(EventBlock block, List<Role> roles)
    {
        if (roles.Count == 0)
        {
            return null;
        }

        if (roles.TrueForAll(r => r.Part.Condition is null && r.Part.Spans(block)))
        {
            return new([.. roles.Select(Plain)], null, []);
        }

        return roles.Count <= MostRoles && Part.Deciding(block, [.. roles.Select(r => r.Part)], MostValues) is { } column
            ? new([], column.Codes, ByCode(column, roles))
            : new([.. roles.Select(r => r.Part.Condition is null && r.Part.Spans(block) ? Plain(r) : new(r.Relation, r.Looks, Doubts: false, r))], null, []);
    }

    private static Op Plain(Role role) => new(role.Relation, role.Looks, Doubts: false, null);

    private static Op[][] ByCode(BlockColumn column, List<Role> roles)
    {
        var rows = new Dictionary<(uint Holds, uint Doubts), Op[]>();
        var byCode = new Op[column.Size][];

        for (var code = 0; code < byCode.Length; code++)
        {
            var (holds, doubts) = Masks(roles, code);

            if (!rows.TryGetValue((holds, doubts), out var row))
            {
                rows[(holds, doubts)] = row =
                [
                    .. roles.Index().Where(r => ((holds | doubts) >> r.Index & 1) != 0)
                        .Select(r => new Op(r.Item.Relation, r.Item.Looks, (doubts >> r.Index & 1) != 0, null)),
                ];
            }

            byCode[code] = row;
        }

        return byCode;
    }

    private static (uint Holds, uint Doubts) Masks(List<Role> roles, int code)
    {
        var (holds, doubts) = (0u, 0u);

        for (var i = 0; i < roles.Count; i++)
        {
            var truth = roles[i].Part.Condition?.Of(code) ?? Truth.True;
            holds |= truth == Truth.True ? 1u << i : 0;
            doubts |= truth == Truth.Unknown && roles[i].Part.Activates ? 1u << i : 0;
        }

        return (holds, doubts);
    }
}
