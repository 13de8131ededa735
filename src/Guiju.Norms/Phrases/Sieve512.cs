using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Guiju.Norms.Phrases;

/// <summary>Sixty-four characters a step, where the processor looks up 128 bytes at once; bitmaps of 1,024 bits.</summary>
internal sealed class Sieve512 : Sieve
{
    private static readonly Vector512<byte> Lower = Vector512.Create([.. Enumerable.Range(0, 64).Select(i => (byte)(2 * i))]);
    private static readonly Vector512<byte> Upper = Lower + Vector512<byte>.One;
    private static readonly Vector512<byte> Bits = Vector512.Create(0x8040201008040201).AsByte();
    private readonly Bitmap first;
    private readonly Bitmap second;
    private readonly Bitmap next;
    private readonly Bitmap both;
    private readonly Bitmap solo;
    private readonly bool hasSolo;

    public Sieve512(SievedSets sets)
    {
        var factors = Factors(sets.Anchors, 1024, Hash, 2);
        first = new(factors[0], sets.Anchors);
        second = new(factors[1], sets.Anchors);
        var after = Factors(sets.Followers, 1024, Hash, 1)[0];
        next = new(after, sets.Followers);
        both = new(after, sets.Pairs.Select(p => (ushort)((p.Anchor * factors[0]) + (p.Follower * after))));
        solo = new(Factors(sets.Solo, 1024, Hash, 1)[0], sets.Solo);
        hasSolo = sets.Solo.Count > 0;
    }

    public override int Width => 64;

    public override int Skip(ReadOnlySpan<char> text, int from, out ulong mask)
    {
        ref var start = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var (one, two, after, pair, alone) = (first, second, next, both, solo);

        for (; from + 64 < text.Length; from += 64)
        {
            var a = Vector512.LoadUnsafe(ref start, (nuint)from);
            var b = Vector512.LoadUnsafe(ref start, (nuint)from + 32);
            var c = Vector512.LoadUnsafe(ref start, (nuint)from + 1);
            var d = Vector512.LoadUnsafe(ref start, (nuint)from + 33);
            var (p, q, r, s) = (a * one.Factor, b * one.Factor, c * after.Factor, d * after.Factor);
            mask = one.Look(p, q) & two.Look(a * two.Factor, b * two.Factor) & ((after.Look(r, s) & pair.Look(p + r, q + s)) | Passing(c, d));
            mask |= hasSolo ? alone.Look(a * alone.Factor, b * alone.Factor) : 0;

            if (mask != 0)
            {
                return from;
            }
        }

        mask = 0;
        return from;
    }

    private static ulong Passing(Vector512<ushort> a, Vector512<ushort> b) =>
        Passing(a).ExtractMostSignificantBits() | (Passing(b).ExtractMostSignificantBits() << 32);

    private static Vector512<ushort> Passing(Vector512<ushort> c) => Outside(c, 0x3001, 0x3029) & Outside(c, 0x3400, 0x9fff) & Outside(c, 0xff01, 0xff9f);

    private static Vector512<ushort> Outside(Vector512<ushort> c, ushort from, ushort to) =>
        Vector512.GreaterThan(c - Vector512.Create(from), Vector512.Create((ushort)(to - from)));

    private static int Hash(char c, ushort factor) => Place((ushort)(c * factor));

    /// <summary>The row is told by seven bits of the product's upper byte, the bit in it by its last three.</summary>
    private static int Place(ushort product) => (((product >> 8) & 127) << 3) + (product & 7);

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Bitmap
    {
        private readonly Vector512<byte> low;
        private readonly Vector512<byte> high;

        public Bitmap(ushort factor, IEnumerable<char> set)
            : this(factor, set.Select(c => (ushort)(c * factor)))
        {
        }

        public Bitmap(ushort factor, IEnumerable<ushort> products)
        {
            Factor = Vector512.Create(factor);
            var rows = new byte[128];

            foreach (var place in products.Select(Place))
            {
                rows[place >> 3] |= (byte)(1 << (place & 7));
            }

            low = Vector512.Create(rows, 0);
            high = Vector512.Create(rows, 64);
        }

        public Vector512<ushort> Factor { get; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Look(Vector512<ushort> a, Vector512<ushort> b)
        {
            var (p, q) = (a.AsByte(), b.AsByte());
            var row = Avx512Vbmi.PermuteVar64x8x2(low, Avx512Vbmi.PermuteVar64x8x2(p, Upper, q), high);
            var bit = Avx512Vbmi.PermuteVar64x8(Bits, Avx512Vbmi.PermuteVar64x8x2(p, Lower, q));
            return ~Vector512.Equals(row & bit, Vector512<byte>.Zero).ExtractMostSignificantBits();
        }
    }
}
