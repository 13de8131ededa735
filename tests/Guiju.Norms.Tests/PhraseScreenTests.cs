namespace Guiju.Norms.Tests;

public class PhraseScreenTests
{
    [Theory]
    [InlineData("不知道", "我不知道。", 1, 3)]
    [InlineData("不知道", "我 不 知　道 。", 2, 5)]
    [InlineData("hey", "喂，ＨＥＹ！", 2, 3)]
    [InlineData("ＨＥＹ", "hey", 0, 3)]
    [InlineData("㎏", "5 kg", 2, 2)]
    [InlineData("kg", "5㎏", 1, 1)]
    public void A_phrase_is_found_where_it_stands_in_the_original(string phrase, string text, int start, int length) =>
        Assert.Equal([new(0, start, length)], new PhraseScreen([phrase]).Find(text));

    [Fact]
    public void Every_place_is_found_in_the_order_of_the_phrases() => Assert.Equal(
        [new(0, 2, 1), new(0, 4, 1), new(1, 0, 2)],
        new PhraseScreen(["c", "ab"]).Find("abcxc"));

    [Theory]
    [InlineData("", "abc")]
    [InlineData("abc", "")]
    [InlineData("abc", "acb")]
    public void What_is_not_said_is_not_found(string phrase, string text) => Assert.Empty(new PhraseScreen([phrase]).Find(text));

    [Fact]
    public void Broken_text_is_screened_all_the_same() =>
        Assert.Equal([new(0, 1, 2)], new PhraseScreen(["ab"]).Find("\ud800ab\udc00"));
}
