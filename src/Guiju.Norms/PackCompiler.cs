using Guiju.Norms.Language;
using Guiju.Norms.Timelines;

namespace Guiju.Norms;

/// <summary>Compiles the YAML of a pack.</summary>
public static class PackCompiler
{
    /// <summary>The entry of a pack's folder.</summary>
    public const string Entry = "pack.yaml";

    /// <summary>Compiles; a pack with any diagnostic is not returned.</summary>
    /// <param name="files">The files of the pack's folder; <c>pack.yaml</c> is the entry.</param>
    /// <param name="vocabulary">The vocabulary to check names against; a pack that brings its own (<c>vocabulary: FILE</c>) ignores it.</param>
    public static Compilation Compile(IReadOnlyList<PackFile> files, Vocabulary vocabulary)
    {
        var faults = new Faults();
        var pack = new PackParser(files, vocabulary, faults).Parse();

        return new(faults.Count == 0 ? pack : null, faults.InOrder());
    }

    /// <summary>Reads a vocabulary file by itself.</summary>
    /// <param name="file">The file.</param>
    /// <param name="diagnostics">What is wrong with it.</param>
    public static LogVocabulary? ReadVocabulary(PackFile file, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var faults = new Faults();
        var vocabulary = VocabularyParser.Parse(file, faults);
        diagnostics = faults.InOrder();

        return faults.Count == 0 ? vocabulary : null;
    }
}
