using System.Text.RegularExpressions;

namespace Guiju.House.Tests;

/// <summary>Colours are tokens, so that light and dark and the map of states stay in one place.</summary>
public sealed partial class ColourTests
{
    [Fact]
    public void Colours_stand_only_in_tokens() => House.Clean(Colours(Sources.All));

    [Theory]
    [InlineData("a.css", "a { color: #fff }")]
    [InlineData("a.vue", "<style scoped>.a { background: rgb(1 2 3) }</style>")]
    [InlineData("a.vue", "<style scoped>.a { border: 1px solid red }</style>")]
    [InlineData("a.vue", "<p style=\"color: #abcdef\">x</p>")]
    [InlineData("a.ts", "const line = '#00ff00'")]
    public void A_colour_elsewhere_is_found(string name, string text) => House.Finds(Colours(Sources.Planted("web/desk/src/" + name, text)), 1);

    [Theory]
    [InlineData("tokens.css", ":root { --g-breach: #c00 }")]
    [InlineData("a.css", "a { color: var(--el-color-white) }")]
    [InlineData("a.vue", "<template #fee>{{ t('red') }}</template><style>.red-flag { color: var(--g-breach) }</style>")]
    [InlineData("a.ts", "const link = `/orders#${id}`")]
    public void What_is_no_colour_is_not_found(string name, string text) => House.Finds(Colours(Sources.Planted("web/desk/src/" + name, text)));

    private static IEnumerable<Finding> Colours(IEnumerable<Source> sources) =>
        from source in sources
        where source.IsUnder("web/") && source.Is(".css", ".vue", ".ts") && !source.Is("tokens.css", "vite.config.ts")
        let styles = source.Is(".css") ? [(0, source.Text)] : Style().Matches(source.Text).Select(match => (match.Index, match.Value)).ToArray()
        let inStyles = styles.SelectMany(style => InStyle().Matches(style.Item2).Select(match => style.Item1 + match.Index))
        let inCode = InCode().Matches(source.Text).Select(match => match.Index)
        from offset in inStyles.Union(inCode)
        select source.At(offset, "a colour outside tokens.css: use a token");

    [GeneratedRegex("<style.*?</style>", RegexOptions.Singleline, 1000)]
    private static partial Regex Style();

    [GeneratedRegex(
        @"(?<=:[^;{}]*)((?<![\w-])(white|black|red|green|blue|yellow|orange|purple|gray|grey|pink|brown|silver|navy|teal|gold)(?![\w-])|#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl)a?\(|\b(hwb|lab|lch|oklab|oklch)\()",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InStyle();

    [GeneratedRegex(@"(?<=['""`:]\s?)(#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|(rgb|hsl)a?\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InCode();
}
