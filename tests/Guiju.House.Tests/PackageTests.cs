using System.Text.Json;
using System.Xml.Linq;

namespace Guiju.House.Tests;

/// <summary>A package comes in by a decision that somebody wrote down.</summary>
public sealed class PackageTests
{
    private const string Decisions = "docs/decisions/";

    [Fact]
    public void Every_package_is_named_in_a_record_of_a_decision() => House.Clean(Unrecorded(Sources.All.ToList()));

    [Fact]
    public void A_package_that_no_record_names_is_found() => House.Finds(Unrecorded(
    [
        new("Directory.Packages.props", """<Project><PackageVersion Include="Npgsql" Version="10" /><PackageVersion Include="Polly" Version="8" /></Project>"""),
        new("web/desk/package.json", """{"dependencies":{"vue":"3"},"devDependencies":{"left-pad":"1","@guiju/api":"0.1.0"}}"""),
        new("docs/decisions/0001-x.md", "We take `Npgsql` and `vue`. We do not take Polly.Core."),
    ]), 1, 1);

    private static IEnumerable<Finding> Unrecorded(IReadOnlyList<Source> sources)
    {
        var records = string.Concat(sources.Where(source => source.IsUnder(Decisions)).Select(source => source.Text));

        return
            from source in sources
            from package in Packages(source)
            where !records.Contains($"`{package}`", StringComparison.Ordinal)
            select new Finding(source.Path, 1, $"{package} is in no record: write in {Decisions} what it is for, in backquotes");
    }

    private static IEnumerable<string> Packages(Source source)
    {
        if (source.Path is "Directory.Packages.props")
            return XDocument.Parse(source.Text).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);
        if (!source.IsUnder("web/") || !source.Is("/package.json"))
            return [];

        using var json = JsonDocument.Parse(source.Text);

        return new[] { "dependencies", "devDependencies" }
            .SelectMany(kind => json.RootElement.TryGetProperty(kind, out var list) ? list.EnumerateObject().Select(package => package.Name) : [])
            .Where(name => !name.StartsWith("@guiju/", StringComparison.Ordinal))
            .ToList();
    }
}
