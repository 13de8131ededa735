using FsCheck;
using FsCheck.Fluent;
using Guiju.Logs.Mapping;
using Guiju.Logs.Writing;

namespace Guiju.Logs.Tests.Writing;

/// <summary>What is written is read back as it was, in every format.</summary>
public sealed class RoundTripLaws : IDisposable
{
    private readonly Scratch _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("log.xes")]
    [InlineData("log.xes.gz")]
    public void Cases_written_as_XES_are_read_back_as_they_were(string name) => Prop.ForAll(AnyLog.Cases(lists: true), cases =>
    {
        var path = _files.Path(name);
        LogWriting.Write(path, cases, "case");

        Assert.Equal(Told.Of(cases), Told.Of(EventLog.Read(path, null, new LogNotes())));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("log.jsonocel")]
    [InlineData("log.json.gz")]
    [InlineData("log.sqlite")]
    public void Cases_written_as_objects_are_read_back_as_they_were(string name) => Prop.ForAll(AnyLog.Cases(lists: false), cases =>
    {
        var path = _files.Path(name);
        LogWriting.Write(path, cases, "case");

        Assert.Equal(Told.Of(cases, IsAdded), Told.Of(EventLog.Read(path, LogMap.Xes with { Object = "case" }, new LogNotes()), IsAdded));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("log.jsonocel")]
    [InlineData("log.jsonocel.gz")]
    [InlineData("log.sqlite")]
    public void A_log_of_objects_is_read_back_as_it_was(string name) => Prop.ForAll(AnyLog.Objects, log =>
    {
        var (path, notes) = (_files.Path(name), new LogNotes());
        LogWriting.Write(path, log);

        Assert.Equal(Told.Of(log), Told.Of(EventLog.Objects(path, null, notes)));
        Assert.Empty(notes.All);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("running-example.xes", "out.xes", 6)]
    [InlineData("helpdesk.xes.gz", "out.xes.gz", 4_580)]
    [InlineData("helpdesk.xes.gz", "out.jsonocel", 4_580)]
    [InlineData("helpdesk.xes.gz", "out.sqlite", 4_580)]
    [InlineData("sepsis.xes.gz", "out.xes", 1_050)]
    public void A_public_log_goes_out_and_comes_in_as_it_was(string name, string to, int cases)
    {
        var path = _files.Path(to);
        LogWriting.Write(path, EventLog.Read(Scratch.Public(name), null, new LogNotes()), "case");
        var (before, after) = (Told.Of(EventLog.Read(Scratch.Public(name), null, new LogNotes()), IsAdded), Told.Of(EventLog.Read(path, null, new LogNotes()), IsAdded));

        Assert.Equal(before, after);
        Assert.Equal(cases, EventLog.Measure(path, null, new LogNotes()).Cases);
    }

    /// <summary>What seeing objects as cases adds to each event. A nameless event is one of the nameless type, which is its name.</summary>
    private static bool IsAdded(string attribute) => attribute.StartsWith("ocel:", StringComparison.Ordinal) || attribute.StartsWith("object:", StringComparison.Ordinal) || attribute is "concept:name";
}
