using Guiju.Norms.Phrases;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Tests.Phrases;

public class PhraseScreenTests
{
    [Theory]
    [InlineData("不知道", "我不知道。", 1, 3)]
    [InlineData("不知道", "我 不 知　道 。", 2, 5)]
    [InlineData("不知道", "我不\u200b知\u2060道", 1, 5)]
    [InlineData("hey", "喂，ＨＥＹ！", 2, 3)]
    [InlineData("ＨＥＹ", "hey", 0, 3)]
    [InlineData("㎏", "5 kg", 2, 2)]
    [InlineData("kg", "5㎏", 1, 1)]
    [InlineData("cafe", "Café", 0, 4)]
    [InlineData("这是公司规定", "這是公司規定", 0, 6)]
    [InlineData("這是公司規定", "这是公司规定", 0, 6)]
    [InlineData("我也没办法", "我 也 沒 辦 法", 0, 9)]
    [InlineData("头发", "頭髮", 0, 2)]
    [InlineData("你问我,我问谁", "你问我？我问谁", 0, 7)]
    [InlineData("你问我,我问谁", "你问我我问谁", 0, 6)]
    [InlineData("办不了,这是公司规定", "“办不了”，“这是公司规定”", 1, 12)]
    [InlineData("你们必须…", "请注意，你们必须来", 4, 4)]
    [InlineData("会违反…规定", "这样会违反公司的安全规定，", 2, 10)]
    public void A_phrase_is_found_where_it_stands_in_the_original(string phrase, string text, int start, int length) =>
        Assert.Equal([new(0, start, length)], new PhraseScreen([phrase]).Find(text));

    [Fact]
    public void Every_place_is_found_in_the_order_of_the_phrases() => Assert.Equal(
        [new(0, 2, 1), new(0, 4, 1), new(1, 0, 2)],
        new PhraseScreen(["c", "ab"]).Find("abcxc"));

    [Theory]
    [InlineData("", "abc")]
    [InlineData("…，", "abc")]
    [InlineData("abc", "")]
    [InlineData("abc", "acb")]
    [InlineData("不知道", "我不知。道理是")]
    [InlineData("会违反…规定", "会违反纪律。这是规定")]
    [InlineData("会违反…规定", "会违反纪律\n规定如下")]
    [InlineData("会违反…规定", "会违反一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一规定")]
    public void What_is_not_said_is_not_found(string phrase, string text) => Assert.Empty(new PhraseScreen([phrase]).Find(text));

    [Fact]
    public void Broken_text_is_screened_all_the_same() =>
        Assert.Equal([new(0, 1, 2)], new PhraseScreen(["ab"]).Find("\ud800ab\udc00"));

    [Theory]
    [InlineData(PhrasePlace.Address, "喂，在吗", true)]
    [InlineData(PhrasePlace.Address, "喂在吗", true)]
    [InlineData(PhrasePlace.Address, "好的。喂你听着", true)]
    [InlineData(PhrasePlace.Address, "好的\n喂你听着", true)]
    [InlineData(PhrasePlace.Address, "我说：“喂你听着”", true)]
    [InlineData(PhrasePlace.Address, "您好，喂！", true)]
    [InlineData(PhrasePlace.Address, "请先喂猫", false)]
    [InlineData(PhrasePlace.Start, "您好，喂！", false)]
    [InlineData(PhrasePlace.Start, "您好！喂", true)]
    [InlineData(PhrasePlace.Alone, "喂！", true)]
    [InlineData(PhrasePlace.Alone, "好的，喂", true)]
    [InlineData(PhrasePlace.Alone, "喂你", false)]
    [InlineData(PhrasePlace.Alone, "先喂。", false)]
    public void A_place_is_where_a_phrase_is_meant(PhrasePlace place, string text, bool found) =>
        Assert.Equal(found, new PhraseScreen([new PhraseProgram("喂", null) { Place = place }]).Find(text).Count > 0);

    [Theory]
    [InlineData("不知道，这事不归我管", true)]
    [InlineData("不是不知道，而是要核实", false)]
    [InlineData("不是不知道，而是要核实。别的不知道", true)]
    public void A_phrase_within_an_exception_is_not_meant(string text, bool found) =>
        Assert.Equal(found, new PhraseScreen([new PhraseProgram("不知道", null) { Except = ["不是…而是"] }]).Find(text).Count > 0);

    [Theory]
    [InlineData("办不了，公司规定。", true)]
    [InlineData("这样会违反公司规定，也会影响您的使用。", true)]
    [InlineData("不行的，这样会违反公司规定，也会影响您的使用，对不起。", false)]
    public void A_phrase_is_right_where_the_text_says_all_that_makes_it_so(string text, bool found) =>
        Assert.Equal(found, new PhraseScreen([new PhraseProgram("公司规定", null) { Unless = ["会违反…规定", "影响", "对不起"] }]).Find(text).Count > 0);
}
