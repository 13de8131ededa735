using System.Globalization;
using Guiju.Norms.Programs;

namespace Guiju.Logs.Declare;

/// <summary>The names of templates, as people write them: with or without spaces, hyphens and a number.</summary>
internal static class DeclTemplates
{
    private static readonly Dictionary<string, DeclareTemplate> Known =
        Enum.GetValues<DeclareTemplate>().ToDictionary(t => t.ToString(), t => t, StringComparer.OrdinalIgnoreCase);

    /// <summary>The template and its number (1 when it has none), or null.</summary>
    public static (DeclareTemplate Template, int N)? Of(string written)
    {
        var name = written.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var letters = name.TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if (!Known.TryGetValue(letters, out var template))
        {
            return null;
        }

        var digits = name[letters.Length..];
        return digits.Length == 0 ? (template, 1)
            : Counts(template) && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? (template, n)
            : null;
    }

    /// <summary>The usual name, such as <c>Not Chain Response</c> or <c>Absence2</c>.</summary>
    public static string Name(DeclareTemplate template, int n)
    {
        var words = string.Concat(template.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {c}" : $"{c}")).Replace("Co Existence", "Co-Existence", StringComparison.Ordinal);
        return Counts(template) && (n > 1 || template is DeclareTemplate.Exactly) ? string.Create(CultureInfo.InvariantCulture, $"{words}{n}") : words;
    }

    /// <summary>True for those that count one activity.</summary>
    public static bool Counts(DeclareTemplate template) => template is DeclareTemplate.Existence or DeclareTemplate.Absence or DeclareTemplate.Exactly;

    /// <summary>True for those that have one slot.</summary>
    public static bool IsUnary(DeclareTemplate template) => Counts(template) || template is DeclareTemplate.Init or DeclareTemplate.End;

    /// <summary>True for those in which each activation looks for another event.</summary>
    public static bool Relates(DeclareTemplate template) => template >= DeclareTemplate.RespondedExistence;

    /// <summary>True for those whose activation is the second slot.</summary>
    public static bool ActivatesSecond(DeclareTemplate template) => template is DeclareTemplate.Precedence or DeclareTemplate.AlternatePrecedence
        or DeclareTemplate.ChainPrecedence or DeclareTemplate.NotPrecedence or DeclareTemplate.NotChainPrecedence;
}
