using System.Globalization;
using Guiju.Server.Customers;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Visits;

namespace Guiju.Cli.Simulation;

/// <summary>What the control centre does next about an order: pure, so that the same story and seed give the same answer.</summary>
internal sealed class DeskPart(Story story, Phrasebook words, Chance chance)
{
    private const int MostVisitsWithTrouble = 3;

    private readonly Story.Head _order = story.Order;
    private readonly Story.Journey? _visit = story.Current;

    private bool IsUrgent => (_order.Grade?.Tier ?? _order.Opened.Tier) is Tier.Aaa or Tier.Aa;

    /// <summary>The next act; null when it is not the desk's turn.</summary>
    public Step? Next() => _order switch
    {
        { Paused: { } hold } => Resume(hold),
        { Status: OrderStatus.New or OrderStatus.Unmet or OrderStatus.Suspended } => Waiting(),
        { Status: OrderStatus.Completed } => Record(),
        { Status: OrderStatus.Recorded } => Archive(),
        _ => _visit is { EscalationOpen: true } ? TakeOver(_visit) : null,
    };

    /// <summary>Before a visit, or between two: called off, graded anew, held or dispatched.</summary>
    private Step Waiting() => CallOff() ?? Regrade() ?? Hold() ?? Dispatch();

    private Step? CallOff()
    {
        var percent = _visit is null ? 5 : _order.Status is OrderStatus.Unmet ? 12 : 0;
        if (!chance.Happens("call off " + story.Visits.Count, percent))
            return null;

        var reason = _visit is null
            ? chance.Pick("why off", [CancelReason.CustomerWithdrew, CancelReason.Duplicate, CancelReason.SolvedRemotely, CancelReason.SolvedRemotely, CancelReason.OpenedInError])
            : CancelReason.CustomerWithdrew;
        return OnOrder("order.cancelled", "cancellation", story.LastActAt + chance.Minutes("off", 4, 14), new CancelOrder.Request(reason, Say("cancel", reason)));
    }

    private Step? Regrade()
    {
        var grade = (_order.Opened.Tier, _order.Opened.Scope);
        if (_order.Opened.Contract is not Contract.Group || _visit is not null || _order.Grade is not null || !chance.Happens("regrade", 5))
            return null;

        var tier = grade.Tier switch { Tier.Aaa => Tier.Aa, Tier.Aa => Tier.Aaa, Tier.A => Tier.Aa, _ => Tier.A };
        return OnOrder("order.regraded", "regrading", story.OpenedAt + chance.Minutes("regrade", 2, 5), new RegradeOrder.Request(tier, grade.Scope, chance.Pick("regrade words", words.For("regrade"))));
    }

    /// <summary>At night most customers want to wait for the morning; who was not met is often out of reach; some wait for somebody else.</summary>
    private Step? Hold()
    {
        var asked = story.LastActAt + chance.Minutes("hold " + story.Visits.Count, 2, 5);
        var again = story.Visits.Count;
        if (OfficeHours.IsNight(asked) && (!IsUrgent || _order.Status is OrderStatus.Unmet) && story.Last("order.resumed") is null)
            return Held(PauseReason.CustomerRequest, asked, OfficeHours.InOffice(asked, chance.Minutes("morning", 25, 110)));
        if (story.Count("order.paused") > again || (story.At("order.resumed") is { } resumed && resumed >= story.LastActAt))
            return null;
        return (_order.Status, again) switch
        {
            (OrderStatus.Unmet, _) when chance.Happens("unreachable " + again, 45) => Held(PauseReason.CustomerUnreachable, asked, asked + chance.Minutes("reached", 30, 75)),
            (OrderStatus.Suspended, _) when chance.Happens("third " + again, 50) => Held(PauseReason.ThirdParty, asked, asked + chance.Minutes("part", 35, 90)),
            (OrderStatus.New, 0) when chance.Happens("wish", 6) => Held(
                chance.Pick("wish why", [PauseReason.CustomerRequest, PauseReason.AccessRefused, PauseReason.ForceMajeure]), asked, asked + chance.Minutes("wish", 40, 120)),
            _ => null,
        };
    }

    private Step Held(PauseReason reason, DateTimeOffset at, DateTimeOffset until) =>
        OnOrder("order.paused", "pause", at, new PauseOrder.Request(reason, Say("pause", reason), until));

    private Step Resume(Hold hold) => OnOrder(
        "order.resumed", "resumption", (hold.Until ?? hold.Since.AddHours(1)) + chance.Minutes("resume " + story.Count("order.paused"), 0, 6),
        new ResumeOrder.Request(chance.Pick("resume words", words.For("resume"))));

    private Step Dispatch()
    {
        var wait = (IsUrgent, story.Visits.Count) switch { (true, 0) => (1.5, 5.0), (false, 0) => (3, 11), _ => (4, 12) };
        return OnOrder("visit.planned", "visits", story.LastActAt + chance.Minutes("dispatch " + story.Visits.Count, wait.Item1, wait.Item2), new DispatchOrder.Request(Guid.Empty, null, null));
    }

    private Step TakeOver(Story.Journey visit)
    {
        var told = story.At("escalation.reported", visit.Id) ?? story.At("escalation.raised", visit.Id) ?? story.LastActAt;
        var help = chance.Of(visit.Number).Pick("help", [EscalationHelp.Remote, EscalationHelp.Remote, EscalationHelp.SecondEngineer, EscalationHelp.Part, EscalationHelp.Vendor]);
        return new(told + chance.Minutes("takeover " + visit.Number, 2, 9), Party.Supervisor, "escalation.taken", $"/api/visits/{visit.Id:D}/takeover",
            new TakeEscalation.Request(help, Say("takeover", help)));
    }

    private Step Record()
    {
        var solved = story.Last("fault.solved")?.Data;
        var left = (string?)solved?["leftovers"];
        var at = OfficeHours.InOffice(story.LastActAt + chance.Minutes("record", 8, 40), chance.Minutes("record early", 10, 100));
        return OnOrder("order.recorded", "record", at, new RecordOrder.Request(
            null, null, null, (string?)solved?["process"], (string?)solved?["analysis"] ?? (string?)solved?["process"], left, left is null,
            chance.Happens("paper", 15) ? RecordSource.Paper : RecordSource.Online));
    }

    private Step Archive()
    {
        var at = OfficeHours.InOffice(story.At("order.recorded")!.Value + chance.Minutes("archive", 10, 50), chance.Minutes("archive early", 30, 150));
        return OnOrder("order.archived", "archive", at, new ArchiveOrder.Request(
            string.Create(CultureInfo.InvariantCulture, $"ZD{(int)(chance.Number("paper number") * 1_000_000):D6}"),
            string.Create(CultureInfo.InvariantCulture, $"{chance.Pick("shelf", ["A", "B", "C"])}-{1 + (int)(chance.Number("board") * 24):D2}")));
    }

    /// <summary>Whether a visit may still go wrong: at some time every order comes to its end.</summary>
    public static bool MayFail(Story.Journey visit) => visit.Number < MostVisitsWithTrouble;

    private string Say<T>(string act, T reason) where T : struct, Enum => chance.Pick(act + " words", words.For(act, Codes.Of(reason)));

    private Step OnOrder(string act, string path, DateTimeOffset at, ActRequest body) => new(at, Party.Dispatcher, act, $"/api/orders/{_order.Id:D}/{path}", body);
}
