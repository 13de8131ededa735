using Guiju.Logs.Mapping;

namespace Guiju.Logs.Tests;

public sealed class ImportFactsTests
{
    private const string ServiceNow = """
        case: number
        activity: incident_state
        time: {column: sys_updated_at, format: dd-MM-yyyy HH:mm, zone: Europe/Rome}
        empty: "?"
        """;

    [Theory]
    [InlineData("bpic2012.xes.gz", 13_087, 262_200, 24, 175)]
    [InlineData("bpic2013_incidents.xes.gz", 7_554, 65_533, 4, 123)]
    [InlineData("bpic2013_closed_problems.xes.gz", 1_487, 6_660, 4, 35)]
    [InlineData("helpdesk.xes.gz", 4_580, 21_348, 14, 15)]
    [InlineData("receipt.xes.gz", 1_434, 8_577, 27, 25)]
    [InlineData("repair_example.xes.gz", 1_104, 11_855, 8, 24)]
    [InlineData("running-example.xes", 6, 42, 8, 13)]
    [InlineData("sepsis.xes.gz", 1_050, 15_214, 16, 185)]
    public void A_public_log_has_the_cases_events_and_activities_that_were_counted_in_its_file(
        string name, int cases, int events, int activities, int longest)
    {
        var notes = new LogNotes();
        var facts = Facts.Of(EventLog.Read(Scratch.Public(name), null, notes));

        Assert.Equal((cases, events, activities, longest), (facts.Cases, facts.Events, facts.Activities, facts.Longest));
        Assert.Empty(notes.All);
    }

    [Fact]
    public void The_incident_table_has_the_cases_events_and_states_that_were_counted_in_its_file()
    {
        var facts = Facts.Of(EventLog.Read(
            Scratch.Public("servicenow_incidents_sample.csv.gz"), LogMapFile.Read("map.yaml", ServiceNow), new LogNotes()));

        Assert.Equal((890, 5_998, 8), (facts.Cases, facts.Events, facts.Activities));
    }

    [Fact]
    public void The_thirteen_statuses_of_the_incident_log_are_in_its_life_cycle()
    {
        var map = LogMap.Xes with { Activity = ["lifecycle:transition"] };

        Assert.Equal(13, Facts.Of(EventLog.Read(Scratch.Public("bpic2013_incidents.xes.gz"), map, new LogNotes())).Activities);
    }

    [Fact]
    public void The_length_of_a_case_across_the_change_to_winter_time_counts_the_hour_that_was_lived_twice()
    {
        var spanning = EventLog.Read(Scratch.Public("bpic2012.xes.gz"), null, new LogNotes()).Where(SpansTheChange).Take(5).ToList();

        Assert.Equal(5, spanning.Count);
        Assert.All(spanning, c => Assert.Equal(
            TimeSpan.FromHours(1), TimeSpan.FromMicroseconds(c.Events[^1].At - c.Events[0].At) - (Wall(c.Events[^1]) - Wall(c.Events[0]))));

        static DateTime Wall(LogEvent e) => ((DateTimeOffset)e.Attributes["time:timestamp"]!).DateTime;
        static bool SpansTheChange(LogCase c) =>
            ((DateTimeOffset)c.Events[0].Attributes["time:timestamp"]!).Offset > ((DateTimeOffset)c.Events[^1].Attributes["time:timestamp"]!).Offset;
    }

    private sealed record Facts(int Cases, int Events, int Activities, int Longest)
    {
        public static Facts Of(IEnumerable<LogCase> cases)
        {
            var names = new HashSet<string>();
            var facts = new Facts(0, 0, 0, 0);
            foreach (var one in cases)
            {
                names.UnionWith(one.Events.Select(e => e.Name));
                facts = new(facts.Cases + 1, facts.Events + one.Events.Count, names.Count, Math.Max(facts.Longest, one.Events.Count));
            }

            return facts;
        }
    }
}
