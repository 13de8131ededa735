namespace Guiju.Testing;

/// <summary>Compares a text with the one approved in tests/snapshots; GUIJU_APPROVE=1 approves the new one.</summary>
public static class Snapshot
{
    /// <summary>Passes when the text is the approved one, and says where they part when it is not.</summary>
    /// <param name="text">What there is now.</param>
    /// <param name="name">The snapshot's file name without its ending, which is json for a JSON text and txt for another.</param>
    public static void Match(string text, string name) =>
        Match(text, name, Repository.PathOf("tests", "snapshots"), Environment.GetEnvironmentVariable("GUIJU_APPROVE") == "1");

    internal static void Match(string text, string name, string folder, bool approve)
    {
        var actual = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var file = Path.Combine(folder, name + (actual.TrimStart() is ['{' or '[', ..] ? ".json" : ".txt"));
        if (approve)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, actual);
        }

        if (!File.Exists(file))
        {
            throw new SnapshotException($"{file} does not exist yet. Read the text, then approve it with GUIJU_APPROVE=1:\n{actual}");
        }

        var approved = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (approved != actual)
        {
            throw new SnapshotException($"{file} is not what was approved. {FirstDifference(approved, actual)}\nGUIJU_APPROVE=1 approves the change.");
        }
    }

    private static string FirstDifference(string approved, string actual)
    {
        var (before, after) = (approved.Split('\n'), actual.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();

        return $"Line {line + 1}:\n  approved: {Show(before, line)}\n  now:      {Show(after, line)}";
    }

    private static string Show(string[] lines, int line) => line < lines.Length ? lines[line] : "(end)";
}

/// <summary>A text differs from its approved snapshot.</summary>
public sealed class SnapshotException(string message) : Exception(message);
