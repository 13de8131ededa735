using System.Text.Json;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>An event with what belongs to it, as stored.</summary>
internal sealed record ChainStep(EventRow Event, TimelineRow? Timeline, TimelineRow? Root, PersonalRow? Personal);

/// <summary>Goes along the timelines event by event, in the order of their keys, and compares each with what the one before promised.</summary>
internal sealed class ChainWalk(FaultList faults)
{
    private ChainStep? _last;
    private long _ofFamily;
    private EventRow? _latestOfFamily;

    /// <summary>Events seen.</summary>
    public long Events { get; private set; }

    /// <summary>Personal data that is there and right.</summary>
    public long PersonalKept { get; private set; }

    /// <summary>Personal data that was erased.</summary>
    public long PersonalErased { get; private set; }

    /// <summary>The next event.</summary>
    public void Take(ChainStep step)
    {
        var e = step.Event;
        var follows = _last is { } last && last.Event.OrgId == e.OrgId && last.Event.RootId == e.RootId && last.Event.CaseId == e.CaseId;
        if (!follows)
            EndTimeline();
        if (_last is { } before && (before.Event.OrgId != e.OrgId || before.Event.RootId != e.RootId))
            EndFamily();

        Events++;
        _ofFamily++;
        _latestOfFamily = _latestOfFamily is { } latest && latest.Position > e.Position ? latest : e;
        CheckLink(step, follows ? _last!.Event : null);
        CheckPersonal(step);
        _last = step;
    }

    /// <summary>There are no more events.</summary>
    public void End()
    {
        EndTimeline();
        EndFamily();
        _last = null;
    }

    private void CheckLink(ChainStep step, EventRow? before)
    {
        var e = step.Event;
        var expected = (before?.Sequence ?? 0) + 1;
        if (e.Sequence != expected)
            faults.Add("sequence", e, $"{expected} ≠ {e.Sequence}");
        if (before is not null && e.Position <= before.Position)
            faults.Add("position", e, $"{before.Position} ≥ {e.Position}");
        if (!IsInOurForm(e))
            faults.Add("form", e);
        else if (!Chain.Hash(before?.Hash ?? Chain.Origin, FamilyStore.Recorded(e, null)).AsSpan().SequenceEqual(e.Hash))
            faults.Add("hash", e);

        if (before is null && step.Timeline is null)
            faults.Add("no-timeline", e);
        if (before is null && step.Timeline is { } t && (t.RootId != e.RootId || t.OpenedAt != e.RecordedAt))
            faults.Add("timeline", e);
        if (step.Timeline is { } own && own.Kind != e.Kind)
            faults.Add("kind", e, $"{own.Kind} ≠ {e.Kind}");
    }

    /// <summary>What two writings could stand for is accepted in one of them only; otherwise a changed letter could leave the meaning, and so the hash, the same.</summary>
    private static bool IsInOurForm(EventRow e)
    {
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<Guid[]>(e.About, Json.Options), Json.Options) == e.About
                && (e.DeviceId is null) == (e.DeviceSequence is null)
                && e.PersonalDigest is null or { Length: 32 };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void CheckPersonal(ChainStep step)
    {
        if (step.Personal is not { } personal)
        {
            PersonalErased += step.Event.PersonalDigest is null ? 0 : 1;
            return;
        }

        PersonalKept++;
        if (step.Event.PersonalDigest is not { } digest || !Chain.Digest(personal.Salt, personal.Data).AsSpan().SequenceEqual(digest))
            faults.Add("personal", step.Event);
    }

    private void EndTimeline()
    {
        if (_last is not { Timeline: { } timeline } last)
            return;

        if (timeline.Version != last.Event.Sequence)
            faults.Add("version", last.Event, $"{timeline.Version} ≠ {last.Event.Sequence}");
        if (!timeline.Head.AsSpan().SequenceEqual(last.Event.Hash))
            faults.Add("head", last.Event);
        if (timeline.Id != timeline.RootId && (timeline.FamilyVersion is not 0 || timeline.ChangedAt != last.Event.RecordedAt))
            faults.Add("timeline", last.Event);
    }

    /// <summary>A family counts its appends; each brought at least one event.</summary>
    private void EndFamily()
    {
        if (_last?.Root is { } root && (root.FamilyVersion < 1 || root.FamilyVersion > _ofFamily))
            faults.Add("family-version", _last.Event, $"{root.FamilyVersion} ∉ 1…{_ofFamily}");
        if (_last?.Root is { } changed && changed.ChangedAt != _latestOfFamily!.RecordedAt)
            faults.Add("timeline", _latestOfFamily);
        (_ofFamily, _latestOfFamily) = (0, null);
    }
}
