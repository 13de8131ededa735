using Guiju.Logs;
using Guiju.Norms.Explaining;
using Guiju.Norms.Verdicts;

namespace Guiju.Cli.Explaining;

/// <summary>An explanation for people: the clause, what is said of it, then every activation with its events, conditions and bill.</summary>
internal sealed class ExplainText(TextWriter output, LogCase one, TimeZoneInfo zone)
{
    private const int MostAccounts = 20;
    private readonly Spoken spoken = new(zone);

    public void Write(Explanation why)
    {
        Head(why);

        foreach (var (account, number) in why.Accounts.Take(MostAccounts).Select((a, i) => (a, i + 1)))
        {
            output.WriteLine();
            Line(0, "explain.account", number, Event(account.FactId), Text.Of($"verdict.{account.State}"));
            Account(account, why);
        }

        if (why.Accounts.Count > MostAccounts)
        {
            output.WriteLine();
            Line(0, "explain.more", why.Accounts.Count - MostAccounts);
        }

        Passed(why);
    }

    private void Head(Explanation why)
    {
        var (verdict, norm) = (why.Verdict, why.Norm);
        output.WriteLine($"{verdict.Pack} {verdict.Revision} · {norm.Id} · {(Text.IsChinese ? norm.Title.Chinese : norm.Title.English)}");
        output.WriteLine(Text.IsChinese ? norm.Text.Chinese : norm.Text.English);
        var document = why.Document.PrintedTitle ?? why.Document.Number ?? verdict.Pack;
        Line(0, why.From > 0 ? "explain.source-since" : "explain.source", norm.Source, document, spoken.At(Math.Max(0, why.From)));
        output.WriteLine();
        Line(0, "explain.verdict", Text.Of($"verdict.{verdict.State}"), verdict.Activations, verdict.Violations);
        Line(0, why.Closed ? "explain.as-of-closed" : "explain.as-of", spoken.At(why.AsOf), zone.Id);
        if (verdict.FirstBreachAt is { } at)
        {
            Line(0, "explain.first-breach", spoken.At(at));
        }

        if (why.Count is { } count)
        {
            Line(0, "explain.counted", string.Join(" | ", why.Wanted), count.Seen, count.Least?.ToString() ?? "–", count.Most?.ToString() ?? "–");
        }

        if (why.Accounts.Count == 0 && why.Passed.Count == 0 && why.Awaited.Count > 0)
        {
            Line(0, "explain.never", string.Join(" | ", why.Awaited));
        }
    }

    private void Account(Account account, Explanation why)
    {
        foreach (var atom in account.Atoms)
        {
            Line(2, $"explain.role.{atom.Role}", spoken.Condition(atom));
        }

        Instants(account);
        Detail(account);
        if (why.Norm.Form != "order" || account.State is VerdictState.Breached)
        {
            Candidates(account, why);
        }

        if (account.Bill is { } bill)
        {
            new BillText(output, Event).Write(bill);
        }
    }

    private void Candidates(Account account, Explanation why)
    {
        if (why.Wanted.Count == 0 || why.Count is not null)
        {
            return;
        }

        var key = why.Norm.Form == "order" ? "explain.steps" : account.Candidates.Count > 0 ? "explain.wanted" : "explain.none";
        Line(2, key, string.Join(" | ", why.Wanted));
        foreach (var (candidate, i) in account.Candidates.Select((c, i) => (c, i)))
        {
            var distance = candidate.Distance is { } d ? Text.Of("explain.distance", Spoken.For(d)) : "";
            output.WriteLine($"  {(i == account.Best ? '»' : ' ')} {Event(candidate.FactId)}  {Text.Of($"explain.nearness.{candidate.Nearness}")}{distance}");
            foreach (var atom in candidate.Atoms)
            {
                output.WriteLine($"      {spoken.Condition(atom)}");
            }
        }
    }

    private void Instants(Account account)
    {
        Maybe("explain.reference", account.ReferenceAt);
        Maybe("explain.decided", account.DecidedAt);
        Maybe("explain.opens", account.OpensAt);
        if (account.Hours.Count > 0)
        {
            Line(2, "explain.hours", string.Join(", ", account.Hours.Select(h => $"{spoken.Hour(h.From)}–{spoken.Hour(h.To)}")));
        }
    }

    private void Maybe(string key, long? at)
    {
        if (at is { } instant)
        {
            Line(2, key, spoken.At(instant));
        }
    }

    private void Detail(Account account)
    {
        if (account.Detail.Count > 0 && account.State is VerdictState.Breached or VerdictState.Undetermined && account.Detail is not ["released"] and not ["early"])
        {
            Line(2, $"explain.detail.{account.State}", string.Join(", ", account.Detail));
        }
    }

    private void Passed(Explanation why)
    {
        if (why.Passed.Count == 0)
        {
            return;
        }

        output.WriteLine();
        Line(0, "explain.passed");
        foreach (var passed in why.Passed)
        {
            output.WriteLine($"  {Event(passed.FactId)}{(passed.InForce ? "" : "  " + Text.Of("explain.not-in-force"))}");
            foreach (var atom in passed.Atoms)
            {
                output.WriteLine($"      {spoken.Condition(atom)}");
            }
        }
    }

    /// <summary>An event of the log by its place in the case: facts are named by it.</summary>
    private string Event(string factId)
    {
        var place = int.Parse(factId[(factId.LastIndexOf('#') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        var e = one.Events[place - 1];
        return $"#{place} {spoken.At(e.At)} {e.Name}";
    }

    private void Line(int indent, string key, params object[] values) => output.WriteLine(new string(' ', indent) + Text.Of(key, values));
}
