using Guiju.Server.Customers;
using Guiju.Server.Ledger;
using Guiju.Server.Visits;

namespace Guiju.Cli.Simulation;

/// <summary>What happens at a door that was knocked at (W6): somebody opens, or nobody does, is called, and gets a card.</summary>
internal sealed class DoorPart(Story story, Story.Journey visit, Phrasebook words, Chance chance)
{
    private readonly DateTimeOffset _since = story.LastActAt;

    /// <summary>The next act at the door.</summary>
    public Step Next()
    {
        if (!IsShut)
            return Enter();

        var tries = story.Count("visit.contacted", visit.Id);
        if (tries is 1 && IsReached && (bool?)story.Last("visit.contacted", visit.Id)!.Data["reached"] is true)
            return Enter();
        if (tries < 2)
            return Do("visit.contacted", "contact", _since + chance.Minutes("try " + tries, 1.5, 3), new ContactCustomer.Request(tries is 0 && IsReached, tries is 0 ? ContactMeans.Mobile : ContactMeans.Landline));
        return story.Count("visit.carded", visit.Id) is 0 ? Card() : Go();
    }

    private bool IsShut => DeskPart.MayFail(visit) && story.Order.Opened.Place is not Place.MachineRoom && chance.Happens("shut", 9);

    private bool IsReached => chance.Happens("reached", 25);

    /// <summary>Nobody counts as not met before the agreed time has come and the wait is over.</summary>
    private DateTimeOffset WaitedAt
    {
        get
        {
            var knocked = story.At("visit.knocked", visit.Id) ?? _since;
            var promised = visit.Appointment?.StartsAt ?? knocked;
            return (knocked > promised ? knocked : promised) + chance.Minutes("wait", 5.3, 8);
        }
    }

    private Step Enter() => Do("visit.admitted", "admission", _since + chance.Minutes("open", 0.5, 3), new EnterSite.Request(
        true, true, !chance.Happens("cardless", 10), true, !chance.Happens("shoes", 1.5), true));

    private Step Card()
    {
        var at = WaitedAt > _since ? WaitedAt : _since;
        var contact = story.Order.Contact is { Length: > 0 } name ? name[..1] : story.Order.Opened.Customer[..1];
        return Do("visit.carded", "card", at, new LeaveCard.Request(
            contact, visit.ArrivedAt, at.AddMinutes(1), $"{words.VisitorFirm} {visit.Engineer}", visit.Engineer, words.BackPhone,
            chance.Pick("delivery", [CardDelivery.Printed, CardDelivery.Printed, CardDelivery.Photo, CardDelivery.Message])));
    }

    private Step Go() => Do("visit.unmet", "no-show", (WaitedAt > _since ? WaitedAt : _since) + chance.Minutes("go", 0.5, 1.5),
        new LeaveUnmet.Request(chance.Pick("unmet", words.UnmetNotes)));

    private Step Do(string act, string path, DateTimeOffset at, ActRequest body) => new(at, Party.Engineer, act, $"/api/visits/{visit.Id:D}/{path}", body);
}
