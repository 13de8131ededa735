using Guiju.Server.Ledger;
using Guiju.Server.Visits;

namespace Guiju.Server.Tests.Visits;

public sealed class VisitStepsTests
{
    private static readonly VisitStatus[] BeforeArrival =
        [VisitStatus.Planned, VisitStatus.Accepted, VisitStatus.Appointed, VisitStatus.Ready, VisitStatus.OnTheWay];

    private static readonly VisitStatus[] Over = [VisitStatus.Left, VisitStatus.Unmet, VisitStatus.Declined, VisitStatus.Cancelled];

    [Theory]
    [InlineData("visit.signed")]
    [InlineData("visit.admitted")]
    [InlineData("work.started")]
    [InlineData("visit.cleaned")]
    [InlineData("visit.demonstrated")]
    [InlineData("visit.left")]
    [InlineData("visit.knocked")]
    [InlineData("visit.carded")]
    [InlineData("visit.unmet")]
    public void Nothing_of_the_site_is_possible_before_arrival(string act) =>
        Assert.DoesNotContain(VisitSteps.Table[act], s => BeforeArrival.Contains(s));

    [Fact]
    public void Nothing_is_possible_once_a_visit_is_over() =>
        Assert.All(VisitSteps.Table.Values, from => Assert.DoesNotContain(from, s => Over.Contains(s)));

    [Fact]
    public void Every_act_of_the_catalogue_that_a_person_does_on_a_visit_has_a_row_and_a_path()
    {
        string[] byTheSystem = ["escalation.raised", "visit.appointed", "visit.planned", "visit.cancelled"];
        var acts = EventCatalogue.All.Where(e => e.Type.Namespace == typeof(Visit).Namespace).Select(e => e.Name).Except(byTheSystem).Order().ToArray();

        Assert.Equal(acts, VisitSteps.Table.Keys.Except(["visit.cancelled"]).Order().ToArray());
        Assert.Equal(acts, VisitPaths.All.Select(p => p.Act).Order().ToArray());
    }

    [Theory]
    [InlineData("visit.called")]
    [InlineData("visit.prepared")]
    [InlineData("visit.departed")]
    [InlineData("visit.arrived")]
    public void Every_step_before_arrival_may_be_skipped(string act) => Assert.Contains(VisitStatus.Planned, VisitSteps.Table[act].AsEnumerable());

    [Theory]
    [InlineData("visit.admitted")]
    [InlineData("work.started")]
    [InlineData("fault.solved")]
    [InlineData("visit.demonstrated")]
    [InlineData("visit.cleaned")]
    [InlineData("visit.signed")]
    [InlineData("visit.left")]
    public void Every_step_on_site_may_be_skipped(string act) => Assert.Contains(VisitStatus.Arrived, VisitSteps.Table[act].AsEnumerable());
}
