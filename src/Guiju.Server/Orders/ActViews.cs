using System.Globalization;
using Guiju.Norms;
using Guiju.Norms.Verdicts;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Visits;

namespace Guiju.Server.Orders;

/// <summary>An act as a screen offers it: open, or closed with the reason and the clause.</summary>
/// <param name="Name">The event it becomes.</param>
/// <param name="Href">Where to post it.</param>
/// <param name="Possible">Whether the state admits it and the reader may do it.</param>
/// <param name="Why">Why not, as a code whose text the screen has.</param>
/// <param name="Violations">The norms that a blank act would break now.</param>
/// <param name="Requires">The fields that norms ask for, with the norm.</param>
/// <param name="Screens">What norms look for in its texts, so that a screen can tell while they are written.</param>
public sealed record ActView(
    string Name, string Href, bool Possible, string? Why, IReadOnlyList<Violation> Violations, IReadOnlyList<RequiredField> Requires,
    IReadOnlyList<TextScreen> Screens);

/// <summary>Works out which acts are open, by the table of what is possible and by the gates of the packs.</summary>
public sealed class ActViews(Rulebook book, Family family, CurrentUser user, DateTimeOffset now)
{
    private static readonly (string Act, string Path, Permission Permission)[] OrderActs =
    [
        ("visit.planned", "visits", Permission.OrdersDispatch),
        ("order.paused", "pause", Permission.OrdersManage),
        ("order.resumed", "resumption", Permission.OrdersManage),
        ("order.regraded", "regrading", Permission.OrdersManage),
        ("order.cancelled", "cancellation", Permission.OrdersManage),
        ("order.recorded", "record", Permission.OrdersArchive),
        ("order.archived", "archive", Permission.OrdersArchive),
    ];

    /// <summary>The acts on the order itself.</summary>
    public IReadOnlyList<ActView> OfOrder(Order order) => [.. OrderActs.Select(a => View(
        a.Act, $"/api/orders/{family.RootId:D}/{a.Path}", OrderSteps.IsPossible(order, a.Act), a.Permission, family.RootId, Order.Kind))];

    /// <summary>The acts on one visit, in the order of a visit's life.</summary>
    public IReadOnlyList<ActView> OfVisit(Guid id, Visit visit) => FamilyJudge.IsClosed(family, family.Cases[id])
        ? []
        : [.. VisitPaths.All.Select(a => View(
            a.Act, string.Create(CultureInfo.InvariantCulture, $"/api/visits/{id:D}/{a.Path}"), VisitSteps.IsPossible(visit, a.Act), a.Permission, id, Visit.Kind))];

    private ActView View(string act, string href, bool possible, Permission permission, Guid caseId, string kind)
    {
        if (!user.May(permission))
            return new(act, href, false, "access.not-permitted", [], [], []);
        if (!possible)
            return new(act, href, false, kind + ".not-possible", [], [], []);

        var blank = Facts.Blank(act, now);
        var findings = book.Gate(kind, family.Facts(caseId), [blank], blank: true).ToList();
        if (caseId != family.RootId)
            findings.AddRange(book.Gate(Order.Kind, family.Facts(family.RootId), [blank], blank: true));
        return new(
            act, href, true, null, Clauses.Of(book, findings.DistinctBy(f => (f.Pack, f.Norm))),
            [.. book.Required(kind, family.Facts(caseId), blank)], TextScreen.Of(book, book.Screened(kind, family.Facts(caseId), blank)));
    }
}
