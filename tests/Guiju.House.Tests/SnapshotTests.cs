namespace Guiju.House.Tests;

/// <summary>The approval of texts, which other tests rely on.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guiju-snapshots-").FullName;

    [Fact]
    public void An_approved_text_matches_until_it_changes()
    {
        Snapshot.Match("one\ntwo", "a", _folder, approve: true);

        Snapshot.Match("one\r\ntwo\n", "a", _folder, approve: false);

        var refusal = Assert.Throws<SnapshotException>(() => Snapshot.Match("one\n2", "a", _folder, approve: false));
        Assert.Contains("Line 2:\n  approved: two\n  now:      2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_nobody_approved_does_not_match() =>
        Assert.Throws<SnapshotException>(() => Snapshot.Match("one", "a", _folder, approve: false));

    [Fact]
    public void A_line_that_is_gone_is_told()
    {
        Snapshot.Match("one\ntwo", "a", _folder, approve: true);

        Assert.Throws<SnapshotException>(() => Snapshot.Match("one", "a", _folder, approve: false));
    }

    [Fact]
    public void A_JSON_text_is_kept_as_JSON()
    {
        Snapshot.Match("""{"a":1}""", "a", _folder, approve: true);

        Assert.True(File.Exists(Path.Combine(_folder, "a.json")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
