using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk;

/// <summary>A condition over the columns of a block: each different value is judged once, each event by the number of its value.</summary>
internal sealed class BlockCondition
{
    private readonly ConditionOp op;
    private readonly BlockCondition[] parts;
    private readonly Predicate? atom;
    private readonly string? field;
    private readonly BlockAttribute? attribute;
    private Truth[] table = [];
    private int[]? codes;

    private BlockCondition(ConditionOp op, BlockCondition[] parts, Predicate? atom, string? field, BlockAttribute? attribute)
    {
        this.op = op;
        this.parts = parts;
        this.atom = atom;
        this.field = field;
        this.attribute = attribute;
        Field = attribute is not null ? null : field ?? (parts.Length > 0 && Array.TrueForAll(parts, p => p.Field == parts[0].Field) ? parts[0].Field : null);
    }

    /// <summary>The one field that it looks at; null when it looks at several, or at an attribute of the case.</summary>
    public string? Field { get; }

    /// <summary>Every part holds.</summary>
    public static BlockCondition? Both(BlockCondition? one, BlockCondition? other) =>
        one is null ? other : other is null ? one : new(ConditionOp.All, [one, other], null, null, null);

    /// <summary>Whether a condition compares single values with constants, so that each value can be judged once.</summary>
    public static bool Reads(ConditionProgram? program) =>
        program is null || (program is { Than: null, Side: null } && program.Of?.All(Reads) != false);

    /// <summary>Prepares a condition.</summary>
    public static BlockCondition Of(ConditionProgram program, Linker linker, BlockAttributes attributes) => program.Op switch
    {
        ConditionOp.All or ConditionOp.Any or ConditionOp.Not =>
            new(program.Op, [.. program.Of!.Select(p => Of(p, linker, attributes))], null, null, null),
        _ => new(program.Op, [], new(program, linker), program.Field, program.Attribute is { } a ? attributes.Of(linker.Attribute(a)) : null),
    };

    /// <summary>Judges the values of a block.</summary>
    public void Bind(EventBlock block)
    {
        foreach (var part in parts)
        {
            part.Bind(block);
        }

        if (field is not null)
        {
            var column = block.Find(field);
            codes = column?.Codes;
            table = Judged(column);
        }
    }

    /// <summary>What it says of an event.</summary>
    public Truth Test(int position) => Ask(position, ofCode: false);

    /// <summary>What it says of every event whose one field has this value.</summary>
    public Truth Of(int code) => Ask(code, ofCode: true);

    private Truth[] Judged(BlockColumn? column)
    {
        var truths = new Truth[column?.Size ?? 1];

        for (var code = 0; code < truths.Length; code++)
        {
            truths[code] = atom!.Judge(column?.Value(code));
        }

        return truths;
    }

    private Truth Ask(int place, bool ofCode) => op switch
    {
        ConditionOp.All or ConditionOp.Any => Combined(place, ofCode),
        ConditionOp.Not => (Truth)(Truth.True - parts[0].Ask(place, ofCode)),
        _ when ofCode => table[place],
        _ => attribute is not null ? atom!.Judge(attribute.Value(place)) : table[codes is null ? 0 : codes[place]],
    };

    /// <summary>The least of the parts, or the greatest.</summary>
    private Truth Combined(int place, bool ofCode)
    {
        var all = op == ConditionOp.All;
        var combined = all ? Truth.True : Truth.False;

        foreach (var part in parts)
        {
            var one = part.Ask(place, ofCode);
            combined = (one < combined) == all ? one : combined;
        }

        return combined;
    }
}
