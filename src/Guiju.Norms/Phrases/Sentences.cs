namespace Guiju.Norms.Phrases;

/// <summary>The sentences of a text.</summary>
internal static class Sentences
{
    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create("\u3002\uff01\uff1f\uff1b!?;\n\r");

    /// <summary>The sentence in which a phrase stands, without the punctuation that ends it.</summary>
    public static string Around(string text, PhraseHit hit)
    {
        var from = text.AsSpan(0, hit.Start).LastIndexOfAny(Ends) + 1;
        var to = text.AsSpan(hit.End).IndexOfAny(Ends);
        return text[from..(to < 0 ? text.Length : hit.End + to)].Trim();
    }
}
