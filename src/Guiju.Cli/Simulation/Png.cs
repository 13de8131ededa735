using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Guiju.Cli.Simulation;

/// <summary>A picture of eight-bit colours that writes itself as PNG.</summary>
internal sealed class Png(int width, int height)
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) is 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    private readonly byte[] _rows = new byte[height * (1 + (width * 3))];

    public int Width => width;

    public int Height => height;

    /// <summary>Colours a pixel; what lies outside is left out.</summary>
    public void Set(int x, int y, (int Red, int Green, int Blue) colour)
    {
        if (x < 0 || y < 0 || x >= width || y >= height)
            return;

        var at = (y * (1 + (width * 3))) + 1 + (x * 3);
        (_rows[at], _rows[at + 1], _rows[at + 2]) = (Byte(colour.Red), Byte(colour.Green), Byte(colour.Blue));
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int right, int bottom, (int Red, int Green, int Blue) colour)
    {
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
                Set(x, y, colour);
        }
    }

    /// <summary>Puts down a round pen.</summary>
    public void Dot(double x, double y, double radius, (int Red, int Green, int Blue) colour)
    {
        for (var down = (int)(y - radius); down <= y + radius; down++)
        {
            for (var right = (int)(x - radius); right <= x + radius; right++)
            {
                if (((right - x) * (right - x)) + ((down - y) * (down - y)) <= radius * radius)
                    Set(right, down, colour);
            }
        }
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Chunk(file, "IHDR", head);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(_rows);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte Byte(int value) => (byte)Math.Clamp(value, 0, 255);

    private static void Chunk(MemoryStream file, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] whole = [.. Encoding.ASCII.GetBytes(name), .. data];
        file.Write(whole);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~whole.Aggregate(uint.MaxValue, (c, b) => Table[(c ^ b) & 0xFF] ^ (c >> 8)));
        file.Write(number);
    }
}
