using System.Runtime.InteropServices;

namespace Guiju.Norms.Bulk.Lanes;

/// <summary>What 64 rules remember of a case: one bit each in a handful of words.</summary>
/// <param name="FirstA">The first event was of the first kind.</param>
/// <param name="SeenA">The first kind has happened.</param>
/// <param name="SeenB">The second kind has happened.</param>
/// <param name="Open">The first kind has happened, and not the second since.</param>
/// <param name="Before">The last event was of the first kind.</param>
/// <param name="Broken">The order was broken.</param>
/// <param name="Doubt">Of an event it could not be said whether it activates the rule.</param>
/// <param name="Ones">How often the first kind happened, up to three: the low digit.</param>
/// <param name="Twos">The high digit.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LaneState(
    ulong FirstA, ulong SeenA, ulong SeenB, ulong Open, ulong Before, ulong Broken, ulong Doubt, ulong Ones, ulong Twos);
