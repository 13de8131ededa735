namespace Guiju.Norms.Bulk;

/// <summary>A field whose value two events must share; a value that is missing is shared with none.</summary>
internal sealed class Shared(string field)
{
    private int[] codes = [];

    public void Bind(EventBlock block) => codes = block.Column(field).Codes;

    public bool Known(int position) => codes[position] != 0;

    public bool Same(int one, int other) => codes[one] == codes[other] && codes[one] != 0;
}
