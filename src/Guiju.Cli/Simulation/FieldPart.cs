using Guiju.Server.Customers;
using Guiju.Server.Ledger;
using Guiju.Server.Visits;

namespace Guiju.Cli.Simulation;

/// <summary>What the engineer does next on the way to the customer's door; <see cref="SitePart"/> goes on from there.</summary>
internal sealed class FieldPart(Story story, Story.Journey visit, Phrasebook words, Chance chance, DateTimeOffset earliest)
{
    private readonly Chance _chance = chance.Of(visit.Number);
    private readonly DateTimeOffset _since = story.LastActAt;

    private Tier Tier => story.Order.Grade?.Tier ?? story.Order.Opened.Tier;

    /// <summary>The next act; null when the visit is over.</summary>
    public Step? Next() => visit.Status switch
    {
        VisitStatus.Planned => Answer(),
        VisitStatus.Accepted => Call(),
        VisitStatus.Appointed => Later() ?? Prepare() ?? Depart(),
        VisitStatus.Ready => Later() ?? Depart(),
        VisitStatus.OnTheWay => Do("visit.arrived", "arrival", ArrivesAt, Where()),
        _ => new SitePart(story, visit, words, _chance).Next(),
    };

    private Step Answer()
    {
        var at = _since + (_chance.Happens("slow", 12) ? _chance.Minutes("answer", 8, 16) : _chance.Minutes("answer", 0.5, 5));
        if (visit.Number > 2 || !_chance.Happens("decline", 6))
            return Do("visit.accepted", "acceptance", at, new PlainAct());

        var reason = _chance.Pick("why declined", [DeclineReason.Overloaded, DeclineReason.Overloaded, DeclineReason.NotQualified, DeclineReason.TooFar]);
        return Do("visit.declined", "decline", at, new DeclineVisit.Request(reason, _chance.Pick("decline words", words.For("decline", Codes.Of(reason)))));
    }

    private Step Call()
    {
        var tries = story.Count("visit.called", visit.Id);
        var at = _since + (tries is 0 ? _chance.Minutes("call", 1, 7) : _chance.Minutes("again " + tries, 5, 11));
        if (tries < 2 && _chance.Happens("engaged " + tries, 12))
            return Do("visit.called", "call", at, new CallBeforeVisit.Request(false, false, null, null, false, false, false, null));

        var (least, most) = Tier switch { Tier.Aaa => (22, 36), Tier.Aa => (25, 48), Tier.A => (30, 65), _ => (35, 85) };
        var starts = OfficeHours.Agreed((at > earliest ? at : earliest) + _chance.Minutes("lead", least, most));
        var corrected = _chance.Happens("corrected", 10);
        var job = words.Behind(story.Order.Opened.Summary, story.Order.Opened.Kind, story.Order.Opened.Product, story.Order.Opened.Place);
        return Do("visit.called", "call", at, new CallBeforeVisit.Request(
            true, !_chance.Happens("nameless", 1.5), _chance.Happens("hurried", 1) ? null : corrected ? FaultCheck.Corrected : FaultCheck.Confirmed,
            corrected ? job.Correction : null, true, true, true, new(starts, starts.AddMinutes(60))));
    }

    /// <summary>Some visits are put off: by the customer, by a road, or because the one before took too long.</summary>
    private Step? Later()
    {
        var starts = visit.Appointment!.StartsAt;
        var missed = earliest > DepartsAt.AddMinutes(8) && earliest > starts.AddMinutes(-9);
        if (!missed && (story.Count("visit.rescheduled") > 0 || !_chance.Happens("later", 5)))
            return null;

        var reason = missed
            ? RescheduleReason.TooManyOrders
            : _chance.Pick("why later", [RescheduleReason.CustomerRequest, RescheduleReason.CustomerRequest, RescheduleReason.MunicipalWorks, RescheduleReason.Weather, RescheduleReason.PowerCut]);
        var at = missed ? earliest : _since + _chance.Minutes("later", 1, 4);
        var next = OfficeHours.Agreed((missed ? at : starts) + _chance.Minutes("put off", 35, 80));
        return Do("visit.rescheduled", "rescheduling", at, new RescheduleVisit.Request(
            reason, reason is RescheduleReason.CustomerRequest ? Side.Customer : Side.Ours, next, null, null, _chance.Pick("later words", words.For("reschedule", Codes.Of(reason)))));
    }

    private Step? Prepare()
    {
        if (_chance.Happens("unprepared", 2))
            return null;

        var (tool, reason) = _chance.Pick("tool", words.Missing);
        var isMissing = _chance.Happens("missing", 12);
        return Do("visit.prepared", "preparation", _since + _chance.Minutes("prepare", 2, 6), new PrepareForVisit.Request(
            [.. Tools.All.Where(t => !isMissing || t != tool)], isMissing ? [tool] : [], isMissing && !_chance.Happens("unsaid", 15) ? reason : null));
    }

    private Step Depart() => Do("visit.departed", "departure", DepartsAt,
        new DepartForVisit.Request(!_chance.Happens("unconfirmed", 2), OfficeHours.Agreed(visit.Appointment!.StartsAt.AddMinutes(-8))));

    private DateTimeOffset DepartsAt => ArrivesAt - _chance.Minutes("travel", 9, 20);

    /// <summary>Most are early as the norm asks, some cut it short, some are late.</summary>
    private DateTimeOffset ArrivesAt
    {
        get
        {
            var starts = visit.Appointment?.StartsAt ?? _since.AddMinutes(20);
            return _chance.Number("punctual " + story.Count("visit.rescheduled", visit.Id)) switch
            {
                < 0.93 => starts - _chance.Minutes("early", 6, 13),
                < 0.965 => starts - _chance.Minutes("early", 0.5, 4.5),
                _ => starts + _chance.Minutes("late", 2, 13),
            };
        }
    }

    private ArriveAtVisit.Request Where() => new(
        Math.Round(30.42m + ((decimal)_chance.Number("north") * 0.09m), 5), Math.Round(114.31m + ((decimal)_chance.Number("east") * 0.12m), 5), 8 + (int)(_chance.Number("within") * 30));

    private Step Do(string act, string path, DateTimeOffset at, ActRequest body) => new(at, Party.Engineer, act, $"/api/visits/{visit.Id:D}/{path}", body);
}
