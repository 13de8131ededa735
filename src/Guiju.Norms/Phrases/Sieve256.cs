using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Guiju.Norms.Phrases;

/// <summary>Thirty-two characters a step; bitmaps of 256 bits.</summary>
internal sealed class Sieve256 : Sieve
{
    private static readonly Vector256<byte> LowNibble = Vector256.Create((byte)0x0f);
    private static readonly Vector256<byte> LowBits = Vector256.Create(0x8040201008040201, 0, 0x8040201008040201, 0).AsByte();
    private static readonly Vector256<byte> HighBits = Vector256.Create(0, 0x8040201008040201, 0, 0x8040201008040201).AsByte();
    private readonly Bitmap first;
    private readonly Bitmap second;
    private readonly Bitmap next;
    private readonly Bitmap both;
    private readonly Bitmap solo;
    private readonly bool hasSolo;

    public Sieve256(SievedSets sets)
    {
        var factors = Factors(sets.Anchors, 256, Hash, 2);
        first = new(factors[0], sets.Anchors);
        second = new(factors[1], sets.Anchors);
        var after = Factors(sets.Followers, 256, Hash, 1)[0];
        next = new(after, sets.Followers);
        both = new(after, sets.Pairs.Select(p => (ushort)((p.Anchor * factors[0]) + (p.Follower * after))));
        solo = new(Factors(sets.Solo, 256, Hash, 1)[0], sets.Solo);
        hasSolo = sets.Solo.Count > 0;
    }

    public override int Width => 32;

    public override int Skip(ReadOnlySpan<char> text, int from, out ulong mask)
    {
        ref var start = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var (one, two, after, pair, alone, none) = (first, second, next, both, solo, Vector256<byte>.Zero);

        for (; from + 32 < text.Length; from += 32)
        {
            var a = Vector256.LoadUnsafe(ref start, (nuint)from);
            var b = Vector256.LoadUnsafe(ref start, (nuint)from + 16);
            var c = Vector256.LoadUnsafe(ref start, (nuint)from + 1);
            var d = Vector256.LoadUnsafe(ref start, (nuint)from + 17);
            var (p, q, r, s) = (a * one.Factor, b * one.Factor, c * after.Factor, d * after.Factor);
            var follows = ~(Vector256.Equals(after.Look(r, s), none) | Vector256.Equals(pair.Look(p + r, q + s), none)) | Passing(c, d);
            var found = ~(Vector256.Equals(one.Look(p, q), none) | Vector256.Equals(two.Look(a * two.Factor, b * two.Factor), none)) & follows;
            found |= hasSolo ? ~Vector256.Equals(alone.Look(a * alone.Factor, b * alone.Factor), none) : none;

            if (found != none)
            {
                mask = Avx2.Permute4x64(found.AsInt64(), 0b_11_01_10_00).AsByte().ExtractMostSignificantBits();
                return from;
            }
        }

        mask = 0;
        return from;
    }

    private static Vector256<byte> Twice(byte[] rows, int from)
    {
        var half = Vector128.Create(rows, from);
        return Vector256.Create(half, half);
    }

    /// <summary>The middle quarters come out exchanged.</summary>
    private static Vector256<byte> Packed(Vector256<ushort> a, Vector256<ushort> b) => Avx2.PackUnsignedSaturate(a.AsInt16(), b.AsInt16());

    private static Vector256<byte> Passing(Vector256<ushort> a, Vector256<ushort> b) => Avx2.PackSignedSaturate(Passing(a).AsInt16(), Passing(b).AsInt16()).AsByte();

    private static Vector256<ushort> Passing(Vector256<ushort> c) => Outside(c, 0x3001, 0x3029) & Outside(c, 0x3400, 0x9fff) & Outside(c, 0xff01, 0xff9f);

    private static Vector256<ushort> Outside(Vector256<ushort> c, ushort from, ushort to) =>
        Vector256.GreaterThan(c - Vector256.Create(from), Vector256.Create((ushort)(to - from)));

    /// <summary>The upper byte of the product.</summary>
    private static int Hash(char c, ushort factor) => (ushort)(c * factor) >> 8;

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Bitmap
    {
        private readonly Vector256<byte> low;
        private readonly Vector256<byte> high;

        public Bitmap(ushort factor, IEnumerable<char> set)
            : this(factor, set.Select(c => (ushort)(c * factor)))
        {
        }

        public Bitmap(ushort factor, IEnumerable<ushort> products)
        {
            Factor = Vector256.Create(factor);
            var rows = new byte[32];

            foreach (var hash in products.Select(p => p >> 8))
            {
                rows[(hash & 15) + (hash >> 7 << 4)] |= (byte)(1 << ((hash >> 4) & 7));
            }

            low = Twice(rows, 0);
            high = Twice(rows, 16);
        }

        public Vector256<ushort> Factor { get; }

        /// <summary>A byte for each product, zero where it is not in the set.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<byte> Look(Vector256<ushort> a, Vector256<ushort> b)
        {
            var hash = Packed(a >>> 8, b >>> 8);
            var (row, column) = (hash & LowNibble, (hash.AsUInt16() >>> 4).AsByte() & LowNibble);
            return (Avx2.Shuffle(low, row) & Avx2.Shuffle(LowBits, column)) | (Avx2.Shuffle(high, row) & Avx2.Shuffle(HighBits, column));
        }
    }
}
