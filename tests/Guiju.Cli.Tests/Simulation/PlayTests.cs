using System.Text.Json;
using System.Text.Json.Nodes;
using Guiju.Cli.Simulation;
using Guiju.Server.Customers;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Visits;

namespace Guiju.Cli.Tests.Simulation;

public sealed class PlayTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Order = Guid.NewGuid();
    private static readonly Guid Visit = Guid.NewGuid();

    [Fact]
    public void The_same_seed_decides_the_same_and_another_otherwise()
    {
        Assert.Equal(Decisions(7), Decisions(7));
        Assert.NotEqual(Decisions(7), Decisions(8));
    }

    [Fact]
    public void The_same_seed_takes_the_same_calls_and_another_others()
    {
        var branch = Branch();
        Assert.Equal(Calls(7, branch), Calls(7, branch));
        Assert.NotEqual(Calls(7, branch), Calls(8, branch));
    }

    [Fact]
    public void Calls_are_varied()
    {
        var calls = Calls(1, Branch(40)).Distinct().Count();
        Assert.InRange(calls, 60, 200);
    }

    [Fact]
    public void Nearly_every_new_order_is_soon_dispatched()
    {
        var steps = Enumerable.Range(1, 200).Select(n => Play.Next(Opened(), new(1, "GD" + n), Morning)!).ToList();
        Assert.InRange(steps.Count(s => s.Act is "visit.planned" && s.At - Morning < TimeSpan.FromMinutes(12)), 150, 195);
    }

    [Fact]
    public void An_order_that_a_person_opened_is_left_to_him_for_a_while()
    {
        var step = Play.Next(Opened(byPerson: true), new(1, "GD1"), Morning)!;
        Assert.Equal(Morning + Play.Patience, step.At);
    }

    [Fact]
    public void A_visit_goes_on_that_a_person_dispatched()
    {
        var step = Play.Next(Dispatched(VisitStatus.Planned, byPerson: true), new(1, "GD1"), Morning)!;
        Assert.Equal("visit.accepted", step.Act);
        Assert.True(step.At < Morning.AddHours(1));
    }

    [Fact]
    public void A_visit_on_which_a_person_works_is_left_to_him_for_a_while()
    {
        var story = Dispatched(VisitStatus.Accepted, byPerson: false, Item("visit.accepted", 5, Visit, byPerson: true));
        Assert.Equal(Morning.AddMinutes(5) + Play.Patience, Play.Next(story, new(1, "GD1"), Morning)!.At);
    }

    [Fact]
    public void An_order_that_is_over_is_left_alone()
    {
        var story = Opened();
        Assert.Null(Play.Next(story with { Order = story.Order with { Status = OrderStatus.Archived } }, new(1, "GD1"), Morning));
    }

    [Fact]
    public void An_act_that_does_not_bring_the_order_on_is_given_up()
    {
        var solved = Enumerable.Range(10, 12).Select(minute => Item("fault.solved", minute, Visit)).ToArray();
        var story = Dispatched(VisitStatus.Working, byPerson: false, solved);
        Assert.All(Enumerable.Range(1, 60), n => Assert.NotEqual("fault.solved", Play.Next(story, new(1, "GD" + n), Morning)?.Act));
    }

    [Fact]
    public void Nobody_leaves_a_shut_door_before_the_agreed_time_and_the_wait()
    {
        var appointment = new VisitAppointed(Morning.AddMinutes(60), null, AppointmentOrigin.Call);
        foreach (var number in Enumerable.Range(1, 400))
        {
            var story = Dispatched(VisitStatus.Waiting, byPerson: false, Item("visit.knocked", 50, Visit),
                Item("visit.contacted", 52, Visit), Item("visit.contacted", 54, Visit), Item("visit.carded", 55, Visit));
            story = story with { Visits = [story.Visits[0] with { Appointment = appointment }] };
            var step = Play.Next(story, new(1, "GD" + number), Morning)!;
            if (step.Act is "visit.unmet")
                Assert.True(step.At >= Morning.AddMinutes(65), $"{number}: {step.At}");
        }
    }

    private static List<string> Decisions(int seed) =>
    [
        .. from number in Enumerable.Range(1, 60)
           from story in new[] { Opened(), Dispatched(VisitStatus.Planned), Dispatched(VisitStatus.Accepted), Dispatched(VisitStatus.Waiting), Dispatched(VisitStatus.Working), Dispatched(VisitStatus.Cleaned) }
           let step = Play.Next(story, new(seed, "GD" + number), Morning)
           select $"{step.At:O} {step.By} {step.Act} {JsonSerializer.Serialize(step.Body, step.Body.GetType(), Json.Options)}",
    ];

    private static List<string> Calls(int seed, Branch branch)
    {
        var hotline = new Hotline([branch], Phrasebook.Default);
        return [.. Enumerable.Range(1, 200).Select(n => hotline.Next(new Chance(seed, "calls").Of(n), Morning, _ => false).Request)
            .Select(r => $"{r.CustomerId} {r.SiteId} {r.Product} {r.Summary} {r.Channel}")];
    }

    private static Branch Branch(int customers = 10) => new(
        Guid.Empty, ["agent"], ["dispatcher"], ["supervisor"], System.Collections.Frozen.FrozenDictionary<Guid, Branch.Engineer>.Empty,
        [.. Enumerable.Range(1, customers).Select(n => Customer(new(n, 0, 0, new byte[8])))]);

    private static FindCustomers.Line Customer(Guid id) => new(
        id, "KH", "客户", Tier.Aa, Contract.Group, Guid.Empty, [new(id, "总部", "和平路 1 号", Place.Office)], "王小明", "13812345678",
        [new(id, Product.Internet, Scope.WithinProvince, Tier.Aa, Contract.Group, null, null), new(id, Product.Voice, Scope.WithinProvince, Tier.Aa, Contract.Group, null, null)]);

    private static Story Opened(bool byPerson = false) => new(
        1, new(Order, "GD261123-00001", OrderStatus.New, new(
            "GD261123-00001", OrderKind.Fault, "专线中断，整层无法上网", Product.Internet, Scope.WithinProvince, Tier.Aaa, Contract.Group, Place.Office, Equipment.Line, Channel.Phone,
            Morning, Guid.Empty, "客户", Guid.Empty, Guid.Empty, "/1/", null, null, null), null, "王小明", "13812345678", null),
        [], [Item("order.opened", 0, Order, byPerson)]);

    private static Story Dispatched(VisitStatus status, bool byPerson = false, params Story.Item[] more)
    {
        var story = Opened();
        return story with
        {
            Order = story.Order with { Status = OrderStatus.Dispatched },
            Visits = [new(Visit, 1, Guid.NewGuid(), "李成栋", status, false, null, null)],
            Timeline = [.. story.Timeline, Item("visit.planned", 1, Visit, byPerson), .. more],
        };
    }

    private static Story.Item Item(string name, int minute, Guid of, bool byPerson = false) => new(
        new(of == Order ? "order" : "visit", of), name, Morning.AddMinutes(minute), new(Guid.NewGuid(), "某人"), byPerson ? null : new(Story.Device, 1), new JsonObject());
}
