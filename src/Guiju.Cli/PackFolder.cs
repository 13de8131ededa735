using Guiju.Norms;
using Guiju.Server.Ledger;

namespace Guiju.Cli;

/// <summary>A pack's folder on disk, compiled.</summary>
internal static class PackFolder
{
    private const int Largest = 4 << 20;

    /// <summary>Compiles the pack; null when there is no such folder or it holds no pack.</summary>
    public static Compilation? Compile(string folder)
    {
        if (!File.Exists(Path.Combine(folder, PackCompiler.Entry)))
        {
            return null;
        }

        try
        {
            return PackCompiler.Compile([.. Files(folder)], Facts.Vocabulary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Compiles the pack, and says what is wrong with it when it is not one.</summary>
    public static CompiledPack? CompileOrSay(string folder, TextWriter error)
    {
        var compilation = Compile(folder);
        if (compilation is null)
        {
            error.WriteLine(Text.Of("pack.missing", folder));
        }
        else
        {
            Write(error, folder, compilation.Diagnostics);
        }

        return compilation?.Pack;
    }

    /// <summary>Says what is wrong with a pack, as compilers do.</summary>
    public static void Write(TextWriter to, string folder, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var d in diagnostics)
        {
            var hint = d.Hint is null ? "" : $" ({d.Hint})";
            to.WriteLine($"{Path.Combine(folder, d.File)}:{d.Line}:{d.Column}: {d.Code}: {d.Message}{hint}");
        }
    }

    /// <summary>The files of a pack's folder.</summary>
    public static IEnumerable<PackFile> Files(string folder) => Directory
        .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Where(f => new FileInfo(f).Length <= Largest)
        .Select(f => new PackFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)))
        .OrderBy(f => f.Name, StringComparer.Ordinal);
}
