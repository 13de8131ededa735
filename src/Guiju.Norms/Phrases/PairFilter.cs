using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Guiju.Norms.Phrases;

/// <summary>
/// Finds the places of a text where one of some pairs of characters stands, or the first of one before what may count for nothing, and
/// lets through a few others. A sieve before it lets through some more and goes over many characters at a time.
/// </summary>
internal sealed class PairFilter
{
    private const int AnchorFactor = 0x6d2b;
    private const int FollowerFactor = 0x9e37;

    private readonly CharSet anchors;
    private readonly CharSet pairs;
    private readonly CharSet solo;
    private readonly Lazy<Sieve?> sieve;

    /// <summary>Prepares the sets; the sieve is made when the first long text comes.</summary>
    /// <param name="pairs">Characters that are meant before another, each with that.</param>
    /// <param name="alone">Characters that are meant whatever follows.</param>
    public PairFilter(IEnumerable<(char Anchor, char Follower)> pairs, IEnumerable<char> alone)
    {
        var meant = pairs.Distinct().ToList();
        solo = new(alone);
        anchors = new(meant.Select(p => p.Anchor).Except(solo.All));
        this.pairs = new(meant.Select(p => Pair(p.Anchor, p.Follower)));
        var sets = new SievedSets(anchors.All, [.. meant.Select(p => p.Follower).Distinct()], meant, solo.All);
        sieve = new(() => Avx512Vbmi.IsSupported ? new Sieve512(sets) : Avx2.IsSupported ? new Sieve256(sets) : null);
    }

    /// <summary>The places in a text, in order.</summary>
    public Places In(ReadOnlySpan<char> text) => new(this, text, text.Length < 2 * Sieve.Widest ? null : sieve.Value);

    /// <summary>Elsewhere than there, whatever follows may count for nothing; asking exactly would cost more than it saves.</summary>
    public static bool Passes(char follower) =>
        follower is not ((>= '\u3001' and <= '\u3029') or (>= '\u3400' and <= '\u9fff') or (>= '\uff01' and <= '\uff9f'));

    /// <summary>Few pairs share a value, so that hardly any is looked at in vain.</summary>
    private static char Pair(char anchor, char follower) => (char)((anchor * AnchorFactor) + (follower * FollowerFactor));

    private bool Holds(ReadOnlySpan<char> text, int at) => solo.Has(text[at])
        || (anchors.Has(text[at]) && at + 1 < text.Length && (Passes(text[at + 1]) || pairs.Has(Pair(text[at], text[at + 1]))));

    /// <summary>Goes from place to place.</summary>
    public ref struct Places(PairFilter filter, ReadOnlySpan<char> text, Sieve? sieve)
    {
        private readonly ReadOnlySpan<char> text = text;
        private readonly int sieved = text.Length - (sieve?.Width ?? text.Length);
        private ulong mask;
        private int block;
        private int next;

        /// <summary>The place.</summary>
        public int Current { get; private set; }

        /// <summary>Goes on; false at the end.</summary>
        public bool MoveNext()
        {
            while (true)
            {
                while (mask != 0)
                {
                    Current = block + BitOperations.TrailingZeroCount(mask);
                    mask &= mask - 1;

                    if (filter.Holds(text, Current))
                    {
                        return true;
                    }
                }

                if (next >= sieved)
                {
                    return Last();
                }

                block = sieve!.Skip(text, next, out mask);
                next = mask == 0 ? block : block + sieve.Width;
            }
        }

        private bool Last()
        {
            while (next < text.Length)
            {
                Current = next++;

                if (filter.Holds(text, Current))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
