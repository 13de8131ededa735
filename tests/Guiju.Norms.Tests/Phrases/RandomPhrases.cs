using System.Text;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Tests.Phrases;

/// <summary>Phrases and texts of few characters, in all the shapes in which they can be written, so that much is found and much is nearly found.</summary>
internal static class RandomPhrases
{
    private static readonly string[] Letters = ["不", "知", "道", "问", "发", "台", "里", "g", "k", "5", "喂", "说"];

    /// <summary>The same characters written otherwise.</summary>
    private static readonly Dictionary<string, string[]> Written = new()
    {
        ["不"] = ["不", "不", "不\ufe00"],
        ["问"] = ["问", "問"],
        ["发"] = ["发", "發", "髮"],
        ["台"] = ["台", "臺", "檯", "颱", "枱"],
        ["里"] = ["里", "裏", "裡", "里"],
        ["g"] = ["g", "G", "ｇ", "Ｇ", "ǵ", "𝐠", "ⓖ"],
        ["k"] = ["k", "K", "ｋ", "K", "㎏"],
        ["5"] = ["5", "５", "⁵", "𝟓", "⒌"],
        ["说"] = ["说", "說", "説", "说\u0301"],
    };

    private static readonly string[] Between =
        ["", "", "", "", "", " ", "　", "\u200b", "\u2060", "\u00ad", "\t", "\n", "\r\n", "，", ",", "。", "！", "…", "：", "“", "”", "（", "、", "人", "工", "\ud83d\ude00", "\ud800", "\udc00"];

    public static List<PhraseProgram> Phrases(Random chance) => [.. Enumerable.Range(0, 1 + chance.Next(6)).Select(_ => Phrase(chance))];

    public static string Text(Random chance, int length)
    {
        var text = new StringBuilder();

        for (var i = 0; i < length; i++)
        {
            var letter = Pick(chance, Letters);
            text.Append(Pick(chance, Written.GetValueOrDefault(letter, [letter]))).Append(chance.Next(3) == 0 ? Pick(chance, Between) : "");
        }

        return text.ToString();
    }

    private static PhraseProgram Phrase(Random chance) => new(Words(chance, 4), null)
    {
        Place = Pick(chance, new PhrasePlace?[] { null, null, null, PhrasePlace.Start, PhrasePlace.Address, PhrasePlace.Alone }),
        Except = chance.Next(4) == 0 ? [Words(chance, 4), Words(chance, 3)] : null,
        Unless = chance.Next(6) == 0 ? [Words(chance, 2)] : null,
    };

    private static string Words(Random chance, int most)
    {
        var words = new StringBuilder();

        for (var i = chance.Next(most) + 1; i > 0; i--)
        {
            words.Append(Pick(chance, Letters)).Append(chance.Next(8) switch { 0 => "，", 1 => "…", 2 => " ", _ => "" });
        }

        return words.ToString();
    }

    private static T Pick<T>(Random chance, IReadOnlyList<T> items) => items[chance.Next(items.Count)];
}
