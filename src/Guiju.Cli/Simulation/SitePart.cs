using System.Security.Cryptography;
using System.Text;
using Guiju.Server.Customers;
using Guiju.Server.Ledger;
using Guiju.Server.Visits;

namespace Guiju.Cli.Simulation;

/// <summary>What the engineer does next from the customer's door to the good-bye.</summary>
internal sealed class SitePart(Story story, Story.Journey visit, Phrasebook words, Chance chance)
{
    private readonly DateTimeOffset _since = story.LastActAt;
    private readonly Story.Head _order = story.Order;
    private readonly Phrasebook.Job _job = words.Behind(story.Order.Opened.Summary, story.Order.Opened.Kind, story.Order.Opened.Product, story.Order.Opened.Place);

    /// <summary>The next act; null when the visit is over.</summary>
    public Step? Next() => visit.Status switch
    {
        VisitStatus.Arrived => Do("visit.knocked", "knock", _since + chance.Minutes("knock", 0.4, 1.5), new PlainAct()),
        VisitStatus.Waiting => new DoorPart(story, visit, words, chance).Next(),
        VisitStatus.Admitted => Ask() ?? Start(),
        VisitStatus.Working or VisitStatus.Escalated => new WorkPart(story, visit, words, chance, _job).Next(),
        VisitStatus.Solved => Demonstrate() ?? CleanUp(),
        VisitStatus.Unsolved or VisitStatus.Demonstrated => CleanUp(),
        VisitStatus.Cleaned => Sign() ?? Leave(),
        VisitStatus.Signed => Leave(),
        _ => null,
    };

    private Step? Ask()
    {
        if (_order.Opened.Equipment is not Equipment.Computer || story.Count("backup.asked", visit.Id) > 0)
            return null;

        var answer = chance.Pick("backup", [BackupAnswer.BackedUp, BackupAnswer.BackedUp, BackupAnswer.CustomerAcceptsRisk, BackupAnswer.BackupFirst]);
        return Do("backup.asked", "backup-question", _since + chance.Minutes("ask", 0.5, 1.5), new AskAboutBackup.Request(answer, answer is BackupAnswer.CustomerAcceptsRisk));
    }

    private Step Start() => Do("work.started", "work", _since + chance.Minutes("start", 0.5, 2),
        new StartWork.Request(chance.Happens("moved", 40) ? chance.Some("moved", words.Moved, 2) : null));

    private Step? Demonstrate()
    {
        if (_order.Opened.Contract is not Contract.Group && chance.Happens("unshown", 35))
            return null;

        var isFirst = story.Count("visit.demonstrated", visit.Id) is 0;
        return Do("visit.demonstrated", "demonstration", _since + chance.Minutes("show", 1.5, 4), new DemonstrateToCustomer.Request(
            chance.Some("topics", words.Topics, 3), isFirst && chance.Happens("unsatisfied", 5) ? TrialResult.NotSatisfied : TrialResult.Satisfied));
    }

    private Step CleanUp()
    {
        var photo = Picture.Photo(chance.Of("photo"));
        return Do("visit.cleaned", "clean-up", _since + chance.Minutes("clean", 1.5, 4.5), new CleanUp.Request(
            !chance.Happens("unwiped", 1.5), !chance.Happens("unrestored", 1), true, !chance.Happens("bagless", 2), [Picture.HashOf(photo)])) with
        { Pictures = [photo] };
    }

    private Step? Sign()
    {
        if (chance.Happens("unsigned", 1))
            return null;

        var signature = Picture.Signature(chance.Of("signature"));
        var shown = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((string?)story.Last("fault.solved", visit.Id)?.Data["solution"] ?? _order.Number)));
        return Do("visit.signed", "signature", _since + chance.Minutes("sign", 0.7, 3), new SignOrder.Request(
            _order.Contact, chance.Happens("party", 20) ? SignerRole.CustomerParty : SignerRole.FaultOwner, Picture.HashOf(signature), shown,
            _order.Contact, chance.Pick("copy", [CopyDelivery.Paper, CopyDelivery.Paper, CopyDelivery.Message, CopyDelivery.Mail]), true)) with
        { Pictures = [signature] };
    }

    private Step Leave() => Do("visit.left", "leaving", _since + chance.Minutes("leave", 0.5, 2.5), new LeaveSite.Request(
        !chance.Happens("thankless", 1), chance.Happens("own words", 2) ? chance.Pick("words", words.OtherClosings) : words.Closing, true));

    private Step Do(string act, string path, DateTimeOffset at, ActRequest body) => new(at, Party.Engineer, act, $"/api/visits/{visit.Id:D}/{path}", body);
}
