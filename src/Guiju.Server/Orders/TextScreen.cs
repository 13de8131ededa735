using Guiju.Norms;
using Guiju.Norms.Phrases;
using Guiju.Norms.Programs;
using Guiju.Server.Ledger;

namespace Guiju.Server.Orders;

/// <summary>What one clause looks for in the texts of an act.</summary>
/// <param name="Norm">The norm.</param>
/// <param name="Pack">Its pack.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">Its source.</param>
/// <param name="Hard">Whether the act is refused.</param>
/// <param name="Soft">Whether the act needs a reason.</param>
/// <param name="Fields">The fields that are screened.</param>
/// <param name="Forbid">What they may not say, with better words.</param>
/// <param name="Promise">By which words one binds oneself.</param>
/// <param name="Variants">Classes of characters that are one for these phrases.</param>
public sealed record TextScreen(
    string Norm, string Pack, string Title, string Source, bool Hard, bool Soft, IReadOnlyList<string> Fields,
    IReadOnlyList<ScreenPhrase> Forbid, IReadOnlyList<ScreenPhrase> Promise, IReadOnlyList<string> Variants)
{
    internal static IReadOnlyList<TextScreen> Of(Rulebook book, IEnumerable<ScreenedText> screened) => [.. screened.Where(s => s.Forbid.Count + s.Promise.Count > 0).Select(s =>
    {
        var norm = Clauses.Find(book, s.Pack, s.Revision, s.Norm);
        return new TextScreen(
            s.Norm, s.Pack, norm.Title.InReadersLanguage(), norm.Source, norm is { Check: 'G', Hard: true }, norm is { Check: 'G', Hard: false }, s.Fields,
            [.. s.Forbid.Select(ScreenPhrase.Of)], [.. s.Promise.Select(ScreenPhrase.Of)], PhraseScreen.VariantsOf([.. s.Forbid, .. s.Promise]));
    })];
}

/// <summary>A phrase as a screen looks for it.</summary>
public sealed record ScreenPhrase(
    string Text, string? Better, PhrasePlace Place, IReadOnlyList<string> Except, IReadOnlyList<string> Unless, IReadOnlyList<string> Manner)
{
    internal static ScreenPhrase Of(PhraseProgram phrase) =>
        new(phrase.Text, phrase.Better, phrase.Place ?? PhrasePlace.Anywhere, phrase.Except ?? [], phrase.Unless ?? [], phrase.Manner ?? []);
}
