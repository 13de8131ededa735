using System.Text;

namespace Guiju.Cli;

/// <summary>Columns of text that stand straight in a terminal, in which a Han character is two cells wide.</summary>
/// <param name="left">How many columns are text, set to the left; the others are numbers, set to the right.</param>
internal sealed class TextTable(int left)
{
    private readonly List<string[]> _rows = [];

    public void Add(string[] row) => _rows.Add(row);

    public void Write(TextWriter output)
    {
        var widths = Enumerable.Range(0, _rows[0].Length).Select(c => _rows.Max(r => Width(r[c]))).ToArray();
        foreach (var row in _rows)
        {
            var line = row.Select((cell, c) => c < left ? cell + Space(widths[c], cell) : Space(widths[c], cell) + cell);
            output.WriteLine(string.Join("  ", line).TrimEnd());
        }
    }

    internal static int Width(string text) => text.EnumerateRunes().Sum(r => IsWide(r) ? 2 : 1);

    private static string Space(int width, string cell) => new(' ', width - Width(cell));

    // East Asian wide and full-width forms, by their blocks.
    private static bool IsWide(Rune rune) => rune.Value is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF)
        or (>= 0x20000 and <= 0x3FFFD);
}
