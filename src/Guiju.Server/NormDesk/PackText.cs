using System.Text.RegularExpressions;
using Guiju.Norms;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Server.NormDesk;

/// <summary>The files of a draft as text.</summary>
internal static partial class PackText
{
    private const int MostFiles = 100;
    private const int MostCharacters = 600_000;

    /// <summary>The files in their order, if they can be those of a pack.</summary>
    /// <exception cref="Refusal">There is no entry, a name is no name below the pack's folder or stands twice, or it is too much.</exception>
    public static IReadOnlyList<PackFile> Checked(IReadOnlyList<PackFile> files)
    {
        if (files.FirstOrDefault(f => !FileName().IsMatch(f.Name) || f.Name.Contains("..", StringComparison.Ordinal)) is { } bad)
            throw new Refusal("document.bad-file-name", bad.Name);
        if (files.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            throw new Refusal("document.bad-file-name", twice.Key);
        if (!files.Any(f => f.Name == PackCompiler.Entry))
            throw new Refusal("document.no-files");
        if (files.Count > MostFiles || files.Sum(f => (long)f.Text.Length) > MostCharacters)
            throw new Refusal("document.too-large", MostCharacters);
        return [.. files.OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>The same files under a pack's name and another revision number.</summary>
    public static IReadOnlyList<PackFile> Renumbered(IReadOnlyList<PackFile> files, string pack, string revision) => [.. files.Select(f => f.Name != PackCompiler.Entry ? f : f with
    {
        Text = PackLine().Replace(RevisionLine().Replace(f.Text, _ => $"revision: {Quoted(revision)}", 1), _ => $"pack: {pack}", 1),
    })];

    /// <summary>Compiles, and refuses what does not, or is of another name than its document.</summary>
    public static CompiledPack Compiled(Revision revision, string pack)
    {
        var compilation = PackCompiler.Compile(revision.Files, Facts.Vocabulary);
        if (compilation.Pack is not { } compiled)
            throw new Refusal("norm.does-not-compile", string.Join("; ", compilation.Diagnostics.Take(5).Select(d => $"{d.File}:{d.Line}:{d.Column} {d.Message}")));
        return compiled.Id == pack && compiled.Revision == revision.Number ? compiled : throw new Refusal("document.names-another", compiled.Id, compiled.Revision);
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^[\p{L}\p{N}_\-. ]{1,80}(/[\p{L}\p{N}_\-. ]{1,80}){0,4}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^pack:[^\n]*?(?=\s*(#[^\n]*)?$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PackLine();

    [GeneratedRegex(@"^revision:[^\n]*?(?=\s*(#[^\n]*)?$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RevisionLine();
}
