using System.Globalization;
using Guiju.Norms;
using Guiju.Norms.Verdicts;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>Findings with the words of their clauses, in the reader's language.</summary>
public static class Clauses
{
    /// <summary>What a gate refuses with.</summary>
    public static IReadOnlyList<Violation> Of(Rulebook book, IEnumerable<GateFinding> findings) => [.. findings.Select(f =>
    {
        var norm = Find(book, f.Pack, f.Revision, f.Norm);
        return new Violation(
            f.Norm, f.Pack, f.Revision, norm.Title.InReadersLanguage(), norm.Text.InReadersLanguage(), norm.Source, f.Hard, f.Detail,
            f.OpensAt is { } at ? Micros.FromMicros(at) : null);
    })];

    /// <summary>The words of a norm.</summary>
    public static NormDescription Find(Rulebook book, string pack, string revision, string norm) =>
        book.Packs.First(p => p.Pack.Id == pack && p.Pack.Revision == revision).Pack.Norms.First(n => n.Id == norm);

    extension(LocalText text)
    {
        /// <summary>Chinese, unless the reader asked for English.</summary>
        public string InReadersLanguage() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? text.English : text.Chinese;
    }
}
