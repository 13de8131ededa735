using System.Diagnostics;
using System.Text.Json;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.DryRuns;

/// <summary>Works a dry run through, a piece at a time; each piece is written with what it found, so that nothing is counted twice or lost.</summary>
internal sealed class RunDryRun(GuijuDb db, Documents documents, CurrentUser user, CommandContext command, WallClock wall, TimeProvider clock)
{
    /// <summary>Beyond this the changed verdicts are counted and not kept one by one.</summary>
    public const int MostChangesKept = 50_000;

    /// <summary>How long nobody else takes a run up whose worker is silent.</summary>
    public static readonly TimeSpan ClaimFor = TimeSpan.FromSeconds(30);

    /// <summary>Goes on with the run until it is done, stopped, or another worker has it.</summary>
    public async Task Work(DryRunRow run, CancellationToken ct)
    {
        var judge = new TrialJudge(run.CompileAgainst(), run.Compile());
        var cases = new PastCases(db, run);
        var tally = run.ReadTally();
        if (run.State is DryRunState.Waiting)
            (run.Total, run.State) = (await cases.Count(ct), DryRunState.Running);

        while (await Piece(run, judge, cases, tally, ct))
        {
            if (!await Save(run, tally, ct))
                return;
        }

        await Tell(run, tally, ct);
        (run.State, run.FinishedAt) = (DryRunState.Done, clock.GetUtcNow().Whole());
        await Save(run, tally, ct);
    }

    /// <summary>Judges the next piece; false at the end.</summary>
    private async Task<bool> Piece(DryRunRow run, TrialJudge judge, PastCases cases, DryRunTally tally, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var piece = await cases.Next(ct);
        if (piece.Cursor is null)
            return false;

        foreach (var one in piece.Cases)
        {
            var verdicts = run.ImportId is null ? judge.Order(one.Family, run.AsOf) : judge.Imported(one.Family, run.AsOf);
            tally.Add(one.Contractor, one.Unit, one.Family.Trace.Count, verdicts);
            foreach (var verdict in verdicts.Where(v => v.Effect is not null && run.Changes < MostChangesKept))
                db.Add(ChangeOf(run, one, verdict));
        }

        (run.Cursor, run.Done) = (piece.Cursor, run.Done + piece.Rows);
        run.WorkedMs += (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return true;
    }

    private static DryRunChangeRow ChangeOf(DryRunRow run, PastCase one, TrialVerdict verdict) => new()
    {
        OrgId = run.OrgId,
        RunId = run.Id,
        Number = ++run.Changes,
        RootId = one.Family.RootId,
        CaseId = verdict.CaseId,
        Kind = verdict.Kind,
        Label = one.Label,
        Norm = verdict.Norm,
        Contractor = one.Contractor,
        Unit = one.Unit,
        Was = verdict.Was?.ToString().ToLowerInvariant(),
        Becomes = verdict.Becomes?.ToString().ToLowerInvariant(),
        Effect = verdict.Effect!.Value,
    };

    /// <summary>Writes the piece; false when the run was stopped or taken up by another meanwhile, and then nothing of the piece is written.</summary>
    private async Task<bool> Save(DryRunRow run, DryRunTally tally, CancellationToken ct)
    {
        (run.Tally, run.ClaimedUntil, run.Turn) = (JsonSerializer.Serialize(tally, Json.Options), (wall.Now + ClaimFor).Whole(), run.Turn + 1);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        foreach (var written in db.ChangeTracker.Entries<DryRunChangeRow>().ToList())
            written.State = EntityState.Detached;
        return true;
    }

    /// <summary>The document remembers that its text was tried, for whoever is to approve it.</summary>
    private async Task Tell(DryRunRow run, DryRunTally tally, CancellationToken ct)
    {
        (user.OrgId, user.Id, user.Name) = (run.OrgId, run.StartedById, run.StartedBy);
        (command.OrgId, command.Actor) = (run.OrgId, new(run.StartedById, run.StartedBy));
        var revision = (await documents.Read(run.Pack, ct)).Document.Find(run.Revision);
        if (revision is null or { Stage: RevisionStage.Issued or RevisionStage.Withdrawn } || revision.Trial?.DryRunId == run.Id)
            return;
        await documents.Change(run.Pack, _ => new RevisionTried(run.Revision, run.Hash, run.Id, run.Done, tally.Fails, tally.Passes), ct);
    }
}
