namespace Guiju.Logs;

/// <summary>A log, or the mapping of one, that cannot be used, and where it stops making sense.</summary>
/// <param name="code">Stable code, such as <c>log.truncated</c>.</param>
/// <param name="file">The file as the caller named it.</param>
/// <param name="line">Line, from 1; 0 when the fault has no line.</param>
/// <param name="detail">What is wrong, in English.</param>
/// <param name="inner">The cause, if any.</param>
public sealed class LogFault(string code, string file, int line, string detail, Exception? inner = null)
    : Exception($"{file}:{line}: {detail}", inner)
{
    /// <summary>Stable code, the key of the fault's text.</summary>
    public string Code { get; } = code;

    /// <summary>The file as the caller named it.</summary>
    public string File { get; } = file;

    /// <summary>Line, from 1; 0 when the fault has no line.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong, in English.</summary>
    public string Detail { get; } = detail;
}
