using Guiju.Logs.Mapping;
using Guiju.Logs.Ocel;

namespace Guiju.Logs.Tests.Ocel;

/// <summary>How a log of objects is read, and how it is seen as a log of cases.</summary>
public sealed class OcelTests : IDisposable
{
    /// <summary>One dispatch for two orders; the tier of the first changes between its events.</summary>
    internal const string Orders = """
        {
         "objectTypes": [
          {"name": "order", "attributes": [{"name": "tier", "type": "string"}, {"name": "amount", "type": "float"}]},
          {"name": "engineer", "attributes": []}],
         "eventTypes": [
          {"name": "opened", "attributes": [{"name": "urgent", "type": "boolean"}, {"name": "count", "type": "integer"}, {"name": "promised", "type": "time"}]},
          {"name": "dispatched", "attributes": []}],
         "events": [
          {"id": "e2", "type": "dispatched", "time": "2026-03-01T11:00:00+08:00", "attributes": [],
           "relationships": [{"objectId": "o1", "qualifier": "about"}, {"objectId": "o2", "qualifier": "together"}, {"objectId": "li", "qualifier": "by"}]},
          {"id": "e1", "type": "opened", "time": "2026-03-01T01:00:00.5Z", "attributes":
           [{"name": "urgent", "value": "true"}, {"name": "count", "value": "3"}, {"name": "promised", "value": "2026-03-02T00:00:00Z"}],
           "relationships": [{"objectId": "o1", "qualifier": "about"}]},
          {"id": "e3", "type": "dispatched", "time": "2026-03-02T01:00:00Z", "relationships": [{"objectId": "li", "qualifier": "by"}]}],
         "objects": [
          {"id": "o1", "type": "order", "attributes": [
            {"name": "tier", "value": "A", "time": "1970-01-01T00:00:00Z"}, {"name": "amount", "value": 12.50, "time": "1970-01-01T00:00:00Z"},
            {"name": "tier", "value": "AAA", "time": "2026-03-01T02:00:00Z"}], "relationships": [{"objectId": "li", "qualifier": "for"}]},
          {"id": "o2", "type": "order"},
          {"id": "li", "type": "engineer", "attributes": []}]
        }
        """;

    private readonly Scratch _files = new();
    private readonly LogNotes _notes = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Types_values_times_and_qualifiers_are_read_and_a_value_written_as_text_gets_its_type()
    {
        var log = EventLog.Objects(_files.Write("log.jsonocel", Orders), null, _notes);
        var opened = log.Events[1];

        Assert.Equal(["order", "engineer"], log.ObjectTypes.Select(t => t.Name));
        Assert.Equal((true, 3L, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)), (opened.Values["urgent"], opened.Values["count"], opened.Values["promised"]));
        Assert.Equal((TimeSpan.FromHours(8), 9), (log.Events[0].At.Offset, log.Events[0].Line));
        Assert.Equal([new OcelLink("o1", "about"), new("o2", "together"), new("li", "by")], log.Events[0].Links);
        Assert.Equal([("tier", "A"), ("amount", 12.50m), ("tier", "AAA")], log.Objects[0].Values.Select(v => (v.Name, v.Value)));
        Assert.Equal([new OcelLink("li", "for")], log.Objects[0].Links);
        Assert.Empty(_notes.All);
    }

    [Fact]
    public void Objects_of_the_chosen_type_are_the_cases()
    {
        var cases = Cases("order");

        Assert.Equal(["o1: opened dispatched", "o2: dispatched"], cases.Select(c => $"{c.Id}: {string.Join(' ', c.Events.Select(e => e.Name))}"));
        Assert.Equal(("A", 12.50m), (cases[0].Attributes["tier"], cases[0].Attributes["amount"]));
        Assert.Equal(["li: e2 e3"], Cases("engineer").Select(c => $"{c.Id}: {string.Join(' ', c.Events.Select(e => e.Attributes["ocel:id"]))}"));
    }

    [Fact]
    public void An_event_says_what_has_changed_by_then_and_who_else_it_is_about()
    {
        var (opened, dispatched) = (Cases("order")[0].Events[0].Attributes, Cases("order")[0].Events[1].Attributes);

        Assert.Equal(("A", 12.50m), (opened["object:tier"], opened["object:amount"]));
        Assert.Equal("AAA", dispatched["object:tier"]);
        Assert.False(dispatched.ContainsKey("object:amount"));
        Assert.Equal(("about", "e2"), (dispatched["ocel:qualifier"], dispatched["ocel:id"]));
        Assert.Equal(["o2"], Assert.IsType<List<string>>(dispatched["ocel:order"]));
        Assert.Equal(["li"], Assert.IsType<List<string>>(dispatched["ocel:engineer"]));
    }

    [Fact]
    public void Events_in_several_cases_or_in_none_are_said_to_be_so()
    {
        Cases("order");

        Assert.Equal([("note.ocel-shared", 9, 1), ("note.event-outside-case", 14, 1)], _notes.All.Select(n => (n.Code, n.FirstLine, (int)n.Count)));
    }

    [Theory]
    [InlineData(null, "ocel.which-object", "order (2), engineer (1)")]
    [InlineData("ticket", "ocel.no-such-object", "no object of type 'ticket'; there are order (2), engineer (1)")]
    public void Which_objects_are_the_cases_must_be_clear(string? type, string code, string words)
    {
        var fault = Assert.Throws<LogFault>(() => Cases(type));

        Assert.Equal(code, fault.Code);
        Assert.Contains(words, fault.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"type\": \"opened\"", "\"type\": \"reopened\"", "note.ocel-undeclared", 11)]
    [InlineData("\"objectId\": \"o2\"", "\"objectId\": \"o9\"", "note.ocel-dangling", 9)]
    [InlineData("\"value\": \"3\"", "\"value\": \"three\"", "note.unreadable", 11)]
    [InlineData("01:00:00.5Z", "01:00:00.5", "note.naive", 11)]
    public void What_is_odd_is_noted_with_its_line(string good, string odd, string code, int line)
    {
        EventLog.Objects(_files.Write("log.json", Orders.Replace(good, odd, StringComparison.Ordinal)), null, _notes);

        Assert.Contains(_notes.All, n => n.Code == code && n.FirstLine == line);
    }

    private List<LogCase> Cases(string? type) => [.. EventLog.Read(_files.Write("log.jsonocel", Orders), LogMap.Xes with { Object = type }, _notes)];
}
