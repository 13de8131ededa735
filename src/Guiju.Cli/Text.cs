using System.Globalization;
using System.Resources;

namespace Guiju.Cli;

/// <summary>The words of the command line: Chinese where LANG asks for Chinese, otherwise English.</summary>
internal static class Text
{
    private static readonly ResourceManager Words = new("Guiju.Cli.Text", typeof(Text).Assembly);
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    private static CultureInfo Culture => IsChinese ? Chinese : English;

    public static string Of(string key) => Words.GetString(key, Culture) ?? throw new ArgumentException($"no text '{key}'", nameof(key));

    public static string Of(string key, params object[] values) => string.Format(Culture, Of(key), values);

    /// <summary>The text, or null where a code has none of its own.</summary>
    public static string? Maybe(string key) => Words.GetString(key, Culture);
}
