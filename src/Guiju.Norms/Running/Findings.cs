using System.Runtime.InteropServices;
using Guiju.Norms.Calendars;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Running;

/// <summary>One activation and what became of it, before it is put into words.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Finding
{
    /// <summary>Stands for no instant and no limit.</summary>
    public const long None = long.MinValue;

    public int Activation;
    public int Target;
    public VerdictState State;
    public bool Released;
    public long DecidedAt;
    public long OpensAt;
    public IReadOnlyList<string> Detail;

    /// <summary>Start of its clock, or <see cref="None"/> when it runs none.</summary>
    public long Start;

    /// <summary>Budget of its clock, or <see cref="None"/>.</summary>
    public long Limit;

    /// <summary>When it breaches, or <see cref="Track.Never"/>.</summary>
    public long Due;

    /// <summary>For a promised instant: the reference that it and its warnings are counted from.</summary>
    public long Base;
}

/// <summary>What a monitor found in a case. One instance is used for rule after rule.</summary>
internal sealed class Findings
{
    private Finding[] items = new Finding[16];

    public int Count { get; private set; }

    /// <summary>True when no later event can break the rule.</summary>
    public bool Settled { get; set; }

    /// <summary>A colour that does not come from activations, for rules about the case as a whole.</summary>
    public Colour? Whole { get; set; }

    /// <summary>For such a rule: the end of its window, when its colour changes for good.</summary>
    public long WholeAt { get; set; }

    /// <summary>When the verdict changes although nothing that is owed is due by then.</summary>
    public long NextAt { get; set; }

    /// <summary>Activations of the revision before that this one judges; null when none.</summary>
    public HashSet<int>? Carried { get; set; }

    /// <summary>How time was counted.</summary>
    public Track Track { get; set; } = Track.Wall;

    /// <summary>Positions or indexes that a monitor keeps while it runs.</summary>
    public List<int> Scratch { get; } = [];

    public ref Finding this[int index] => ref items[index];

    public void Reset()
    {
        Count = 0;
        Settled = false;
        Whole = null;
        WholeAt = Finding.None;
        NextAt = Track.Never;
        Carried = null;
        Track = Track.Wall;
        Scratch.Clear();
    }

    /// <summary>Adds an activation that is still undecided.</summary>
    public int Open(int activation, long start, long limit, long due)
    {
        if (Count == items.Length)
        {
            Array.Resize(ref items, Count * 2);
        }

        items[Count] = new()
        {
            Activation = activation,
            Target = -1,
            State = VerdictState.Pending,
            DecidedAt = Finding.None,
            OpensAt = Finding.None,
            Detail = [],
            Start = start,
            Limit = limit,
            Due = due,
        };

        return Count++;
    }

    public int Open(int activation) => Open(activation, Finding.None, Finding.None, Track.Never);

    public void Hold(int index, int target, long at)
    {
        ref var finding = ref items[index];
        finding.State = VerdictState.Held;
        finding.Target = target;
        finding.DecidedAt = at;
    }

    public void Release(int index, int by, long at)
    {
        Hold(index, by, at);
        items[index].Released = true;
        items[index].Detail = Released;
    }

    public void Breach(int index, int target, long at, IReadOnlyList<string>? detail = null, long opensAt = Finding.None)
    {
        ref var finding = ref items[index];
        finding.State = VerdictState.Breached;
        finding.Target = target;
        finding.DecidedAt = at;
        finding.OpensAt = opensAt;
        finding.Detail = detail ?? [];
    }

    /// <summary>What is broken stays broken, but nothing answers it any more and nothing is owed.</summary>
    public void LetGo(int index) => items[index].Detail = Released;

    public void Undetermined(int index, IReadOnlyList<string> missing)
    {
        items[index].State = VerdictState.Undetermined;
        items[index].Detail = missing;
    }

    /// <summary>The calendar ends before the deadline, so nothing is guessed.</summary>
    public void BeyondCalendar(int index, WorkCalendar calendar)
    {
        items[index].Due = Track.Never;
        Undetermined(index, [$"calendar[{calendar.Name}]"]);
    }

    /// <summary>Nothing can follow: what is open is broken.</summary>
    public void Close(long at)
    {
        for (var i = 0; i < Count; i++)
        {
            if (items[i].State == VerdictState.Pending)
            {
                Breach(i, -1, at);
            }
        }
    }

    /// <summary>Takes an activation back: another has replaced it.</summary>
    public void Drop(int index) => items[index].State = VerdictState.Inapplicable;

    private static readonly string[] Released = ["released"];
}
