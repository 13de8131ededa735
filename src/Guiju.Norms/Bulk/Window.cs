using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Guiju.Norms.Calendars;
using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk;

/// <summary>
/// The least and greatest distance of two events, by the wall or by a calendar. By a calendar, instants are counted in half steps:
/// twice the working time, and one more at an instant by which no work has been done since an earlier one. So one comparison says
/// whether a deadline, which is the first instant with its working time, has passed.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Window(long atLeast, long? atMost, WorkCalendar? calendar, bool lookingBack = false)
{
    private const long Endless = long.MaxValue / 4;
    private readonly long least = calendar is null ? atLeast : 2 * atLeast;
    private readonly long most = atMost is not { } m ? Endless : calendar is null ? m : 2 * m;

    public bool Timed => least > 0 || most < Endless;

    public bool Early => least > 0;

    /// <summary>An instant as it is compared with those remembered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Now(long at) => calendar is null ? at : calendar.HalfSteps(at);

    /// <summary>An instant as it is remembered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Start(long at) => calendar is null ? at : calendar.Worked(at) * 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Over(long start, long now) => now - start > most;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Ripe(long start, long now) => now - start >= least;

    /// <summary>The deadline of what began at a start.</summary>
    public long Due(long start) => most == Endless ? Track.Never : calendar is null ? start + most : calendar.At((start + most) / 2);

    /// <summary>Whether the calendar knows an instant and, for one that waits, the deadline from there.</summary>
    public bool Covers(long at) =>
        calendar is null || (calendar.Knows(at) && (lookingBack || most == Endless || calendar.At(calendar.Worked(at) + (most / 2)) != Track.Unknown));
}
