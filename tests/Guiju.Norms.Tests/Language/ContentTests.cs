namespace Guiju.Norms.Tests.Language;

/// <summary>What a pack holds besides norms, and the requirements that its parts answer.</summary>
public class ContentTests
{
    private const string Content = """

        cards:
          backup:
            title: {zh-CN: 先问备份, en: Ask about backups}
            text: {zh-CN: 先问, en: Ask first}
            quiz: [{ask: {zh-CN: 先做什么, en: What first}, choices: [{zh-CN: 问, en: Ask}, {zh-CN: 做, en: Do}], right: 1}]
            answers: [R-2, R-3]
        sheets: {visit: {title: {zh-CN: 表, en: Sheet}, basis: [photo, site], most: 2}}
        forms: {card: {title: {zh-CN: 卡, en: Card}, fields: {name: {label: {zh-CN: 姓名, en: Name}, kind: text}, shown: {label: {zh-CN: 出示, en: Shown}, kind: bool, required: false}}, answers: [R-4]}}
        """;

    [Fact]
    public void Cards_sheets_and_forms_belong_to_the_pack()
    {
        var pack = World.Compile(World.Pack("check: R\ninspect: {sheet: visit}", "check: C\nlearn: {card: backup}\nanswers: [R-1]") + Content);

        Assert.Equal(("Ask", 0), (pack.Cards[0].Quiz[0].Choices[0].English, pack.Cards[0].Quiz[0].Right));
        Assert.Equal("photo site 2", $"{string.Join(' ', pack.Sheets[0].Basis)} {pack.Sheets[0].Most}");
        Assert.Equal([("name", "text", true), ("shown", "bool", false)], pack.Forms[0].Fields.Select(f => (f.Name, f.Kind, f.Required)));
        Assert.Equal([("N0", "visit"), ("N1", "backup")], pack.Norms.Select(n => (n.Id, n.Of!)));
        Assert.Empty(pack.Program.Rules);
        Assert.Equal(
            ["N0 inspect", "R-1 card", "R-2 card", "R-3 card", "R-4 form"],
            pack.Answers.Select(a => $"{a.Requirement} {a.Kind}").Order(StringComparer.Ordinal));
    }
}
