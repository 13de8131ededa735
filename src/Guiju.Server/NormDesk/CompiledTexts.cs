using Guiju.Norms;
using Guiju.Server.Ledger;
using Microsoft.Extensions.Caching.Memory;

namespace Guiju.Server.NormDesk;

/// <summary>Texts as compiled, kept by their hash while they are looked at often.</summary>
public sealed class CompiledTexts : IDisposable
{
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 200 });

    /// <summary>What compiling these files gives.</summary>
    public Compilation Of(IReadOnlyList<PackFile> files, string hash) => _known.GetOrCreate(hash, entry =>
    {
        entry.Size = 1;
        return PackCompiler.Compile(files, Facts.Vocabulary);
    })!;

    /// <summary>What compiling a revision gives.</summary>
    public Compilation Of(Revision revision) => Of(revision.Files, revision.Hash);

    public void Dispose() => _known.Dispose();
}
