using System.Numerics;

namespace Guiju.Norms.Bulk.Lanes;

/// <summary>
/// Counts, for each of 64 lanes, in how many words its bit was set. A plane holds one binary digit of every count; the low four are
/// counted without a branch, and carried on before they run over.
/// </summary>
internal sealed class LaneCounts
{
    private readonly ulong[] planes = new ulong[32];
    private ulong ones;
    private ulong twos;
    private ulong fours;
    private ulong eights;
    private int held;

    public void Add(ulong word)
    {
        var carry = ones & word;
        ones ^= word;
        var next = twos & carry;
        twos ^= carry;
        carry = fours & next;
        fours ^= next;
        eights ^= carry;

        if (++held == 15)
        {
            Carry();
        }
    }

    /// <summary>Adds the counts to those of the lanes' rules, and begins anew.</summary>
    public void Empty(Action<int, long> add)
    {
        Carry();

        for (var digit = 0; digit < planes.Length; digit++)
        {
            for (var word = planes[digit]; word != 0; word &= word - 1)
            {
                add(BitOperations.TrailingZeroCount(word), 1L << digit);
            }

            planes[digit] = 0;
        }
    }

    private void Carry()
    {
        Carry(0, ones);
        Carry(1, twos);
        Carry(2, fours);
        Carry(3, eights);
        ones = twos = fours = eights = 0;
        held = 0;
    }

    private void Carry(int digit, ulong word)
    {
        for (; word != 0; digit++)
        {
            var carry = planes[digit] & word;
            planes[digit] ^= word;
            word = carry;
        }
    }
}
