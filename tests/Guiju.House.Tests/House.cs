namespace Guiju.House.Tests;

/// <summary>Asserts of the house rules.</summary>
public static class House
{
    /// <summary>Fails with every place where a rule is broken, one per line.</summary>
    public static void Clean(IEnumerable<Finding> findings)
    {
        var lines = findings.Select(finding => finding.ToString()).ToList();
        if (lines.Count > 0)
            Assert.Fail($"{lines.Count} broken:\n{string.Join('\n', lines)}");
    }

    /// <summary>The rule must find exactly these lines in what was planted.</summary>
    public static void Finds(IEnumerable<Finding> findings, params int[] lines) =>
        Assert.Equal(lines, findings.Select(finding => finding.Line));
}
