namespace Guiju.Norms.Language;

/// <summary>Collects what is wrong with a pack.</summary>
internal sealed class Faults
{
    private readonly List<Diagnostic> found = [];

    public int Count => found.Count;

    public IReadOnlyList<Diagnostic> InOrder() =>
        [.. found.Distinct().OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column)];

    public void Add(string file, int line, int column, string code, string message, string? hint = null) => found.Add(DiagnosticCodes.All.Contains(code)
        ? new(file, Math.Max(1, line), Math.Max(1, column), code, message, hint)
        : throw new ArgumentOutOfRangeException(nameof(code), code, "This code is not in DiagnosticCodes."));

    public void Add(YamlNode at, string code, string message, string? hint = null) => Add(at.File, at.Line, at.Column, code, message, hint);

    public T? Refuse<T>(YamlNode at, string code, string message, string? hint = null)
        where T : class
    {
        Add(at, code, message, hint);
        return null;
    }

    /// <summary>An unknown name, with the nearest known one as a hint.</summary>
    public void Unknown(YamlNode at, string code, string what, string name, IEnumerable<string> known) =>
        Add(at, code, $"There is no {what} '{name}'.", Nearest.Hint(name, known));
}
