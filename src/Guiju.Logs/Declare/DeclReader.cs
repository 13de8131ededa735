using System.Globalization;
using System.Text.RegularExpressions;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Declare;

/// <summary>Reads <c>.decl</c>, the dialect of RuM and Declare4Py.</summary>
public static partial class DeclReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LogFault">The model cannot be used; the fault names the line.</exception>
    public static DeclModel Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return Read(Path.GetFileNameWithoutExtension(path), path, File.ReadAllLines(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogFault("log.unreadable", path, 0, e.Message, e);
        }
    }

    /// <summary>Reads the lines of a model.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="file">The name that faults give.</param>
    /// <param name="lines">The lines.</param>
    /// <exception cref="LogFault">The model cannot be used; the fault names the line.</exception>
    public static DeclModel Read(string name, string file, IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var activities = new List<string>();
        var attributes = new Dictionary<string, Field>();
        var constraints = new List<(int Line, string Text)>();
        foreach (var (index, raw) in lines.Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("bind ", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.StartsWith("activity ", StringComparison.Ordinal))
            {
                activities.Add(line["activity ".Length..].Trim());
            }
            else if (ConstraintHead().IsMatch(line))
            {
                constraints.Add((index + 1, line));
            }
            else
            {
                Declare(attributes, line, file, index + 1);
            }
        }

        var context = new DeclContext(file, activities, attributes);
        var read = constraints.Select(c => new DeclConstraint(c.Line, c.Text, new DeclLine(context, c.Line, c.Text).Read())).ToList();

        return new(name, activities, context.Attributes, read);
    }

    /// <summary><c>attribute, attribute: values</c>; the name itself may hold colons, so the last colon before the values counts.</summary>
    private static void Declare(Dictionary<string, Field> attributes, string line, string file, int number)
    {
        var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0)
        {
            throw new LogFault("decl.line", file, number, $"'{line}' is neither an activity, nor a binding, nor an attribute's values, nor a constraint");
        }

        var field = FieldOf(line[(colon + 2)..].Trim());
        foreach (var name in line[..colon].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            attributes[name] = field;
        }
    }

    private static Field FieldOf(string values)
    {
        if (values.StartsWith("integer between ", StringComparison.Ordinal))
        {
            return new(FieldKind.Integer);
        }

        if (values.StartsWith("float between ", StringComparison.Ordinal))
        {
            return new(FieldKind.Decimal);
        }

        string[] codes = values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(codes, c => c is "true" or "false") ? new(FieldKind.Boolean) : new(FieldKind.Text, codes);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9 \-]*\[[^\]]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex ConstraintHead();
}

/// <summary>What the lines of a model know of each other. An attribute that nobody declared gets the type that its first use asks for.</summary>
internal sealed class DeclContext(string file, List<string> activities, Dictionary<string, Field> attributes)
{
    public Dictionary<string, Field> Attributes => attributes;

    public IReadOnlyList<string> Activities => activities;

    /// <summary>The index of an activity. Models in use name some that they do not declare; these count like the others.</summary>
    public int Activity(string name)
    {
        var index = activities.IndexOf(name);
        if (index < 0)
        {
            activities.Add(name);
        }

        return index < 0 ? activities.Count - 1 : index;
    }

    public FieldKind Kind(string attribute, FieldKind use)
    {
        if (!attributes.TryGetValue(attribute, out var field))
        {
            attributes[attribute] = field = new(use);
        }

        return field.Kind;
    }

    public LogFault Fault(string code, int line, string detail) => new(code, file, line, detail);
}
