using System.Text.RegularExpressions;

namespace Guiju.House.Tests;

/// <summary>What may not stand in a text, whatever the language it is written in.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Code_has_no_Han_outside_its_text_resources() => House.Clean(Han(Sources.Code));

    [Fact]
    public void Han_in_code_is_found_and_in_tests_and_locales_is_not()
    {
        House.Finds(Han(Sources.Planted("src/A.cs", "// one\nvar x = \"工单\";\n")), 2);
        House.Finds(Han(Sources.Planted("web/desk/src/A.vue", "<p>工单</p>\n")), 1);
        House.Finds(Han(Sources.Planted("tests/A.cs", "工单")));
        House.Finds(Han(Sources.Planted("web/tests/a.test.ts", "工单")));
    }

    [Fact]
    public void Unfinished_business_names_its_issue() => House.Clean(Unfinished(Sources.Code));

    [Fact]
    public void Unfinished_business_without_an_issue_is_found()
    {
        House.Finds(Unfinished(Sources.Planted("src/A.cs", "int a;\n// TO" + "DO: later\n")), 2);
        House.Finds(Unfinished(Sources.Planted("src/A.ts", "/* FIX" + "ME */\n")), 1);
        House.Finds(Unfinished(Sources.Planted("src/A.ts", "// TO" + "DO #12: later\n")));
    }

    [Fact]
    public void No_tracked_file_names_a_folder_of_somebodys_machine() => House.Clean(MachinePaths(Sources.All));

    [Fact]
    public void A_machine_path_is_found_and_a_route_is_not()
    {
        House.Finds(MachinePaths(Sources.Planted("docs/a.md", "see /wo" + "rk/x\n/ro" + "ot/.nuget\n/home/" + "mei/x")), 1, 2, 3);
        House.Finds(MachinePaths(Sources.Planted("docs/a.md", "POST /visits/{id}/work/ and https://example.org/root/")));
    }

    [Fact]
    public void Lock_files_hold_no_download_addresses() => House.Clean(Addresses(Sources.All));

    [Fact]
    public void A_download_address_in_a_lock_file_is_found() => House.Finds(
        Addresses(Sources.Planted("web/package-lock.json", "{\n\"resolved\": \"https://example.org/a.tgz\"\n\"resolved\": \"api\"}")), 2);

    private static IEnumerable<Finding> Han(IEnumerable<Source> sources) => Matches(
        sources.Where(source => !source.IsUnder("tests/", "web/tests/") && !source.Is(".test.ts")),
        HanLetter(), "Han in code; put the words into the text resources (docs/glossary.md pairs the terms)");

    private static IEnumerable<Finding> Unfinished(IEnumerable<Source> sources) => Matches(
        sources, UnfinishedMark(), "unfinished business without an issue: finish it, or write its number as in #12");

    private static IEnumerable<Finding> MachinePaths(IEnumerable<Source> sources) => Matches(
        sources, MachinePath(), "the path of a folder on somebody's machine");

    private static IEnumerable<Finding> Addresses(IEnumerable<Source> sources) => Matches(
        sources.Where(source => source.Is("package-lock.json", "packages.lock.json")), Address(), "a download address; npm install with omit-lockfile-registry-resolved");

    private static IEnumerable<Finding> Matches(IEnumerable<Source> sources, Regex forbidden, string message) =>
        from source in sources
        from line in source.Lines.Index()
        where forbidden.IsMatch(line.Item)
        select new Finding(source.Path, line.Index + 1, message);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.NonBacktracking)]
    private static partial Regex HanLetter();

    [GeneratedRegex(@"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b(?!.*#\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex(@"(?<![\w}./-])/(work|root|home/\w+)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"""resolved""\s*:\s*""\w+://", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
