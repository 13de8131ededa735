using System.Security.Cryptography;

namespace Guiju.Cli.Simulation;

/// <summary>Pictures that a visit leaves behind: a signature drawn by hand, and a photo of the tidied place.</summary>
internal static class Picture
{
    private static readonly (int, int, int) Ink = (24, 32, 72);

    /// <summary>The name a file is kept under.</summary>
    public static string HashOf(byte[] picture) => Convert.ToHexStringLower(SHA256.HashData(picture));

    /// <summary>Two or three characters, each a few strokes of a pen.</summary>
    public static byte[] Signature(Chance chance)
    {
        var paper = new Png(360, 140);
        paper.Fill(0, 0, paper.Width, paper.Height, (255, 255, 255));
        var characters = 2 + (chance.Happens("third", 60) ? 1 : 0);
        for (var c = 0; c < characters; c++)
        {
            var left = 40 + (c * 95);
            var strokes = 4 + (int)(chance.Number($"strokes {c}") * 4);
            for (var s = 0; s < strokes; s++)
                Stroke(paper, chance.Of(c).Of(s), left);
        }

        return paper.Bytes();
    }

    /// <summary>A wall, a device with its lights on, and cables in order.</summary>
    public static byte[] Photo(Chance chance)
    {
        var photo = new Png(400, 300);
        var light = 168 + (int)(chance.Number("light") * 50);
        for (var y = 0; y < photo.Height; y++)
            photo.Fill(0, y, photo.Width, y + 1, (light - (y / 6), light - (y / 6), light - 6 - (y / 5)));
        photo.Fill(0, 236, photo.Width, photo.Height, (104, 92, 78));
        var left = 70 + (int)(chance.Number("left") * 80);
        photo.Fill(left, 92, left + 180, 150, (38, 42, 48));
        photo.Fill(left, 92, left + 180, 97, (70, 76, 84));
        for (var lamp = 0; lamp < 8; lamp++)
            photo.Dot(left + 18 + (lamp * 20), 112, 3, lamp is 7 ? (200, 160, 40) : (60, 200, 90));
        var cables = 3 + (int)(chance.Number("cables") * 4);
        for (var cable = 0; cable < cables; cable++)
        {
            for (var y = 150; y < 236; y++)
                photo.Dot(left + 26 + (cable * 22) + (6 * Math.Sin((y + (cable * 9)) / 17.0)), y, 2.5, cable % 2 is 0 ? (226, 206, 60) : (62, 110, 190));
        }

        return photo.Bytes();
    }

    /// <summary>A bent line, thick where the pen starts and thin where it is lifted.</summary>
    private static void Stroke(Png paper, Chance chance, int left)
    {
        var (x0, y0) = (left + (chance.Number("x0") * 80), 25 + (chance.Number("y0") * 85));
        var (x1, y1) = (left + (chance.Number("x1") * 95), 20 + (chance.Number("y1") * 95));
        var (x2, y2) = (left + (chance.Number("x2") * 80), 25 + (chance.Number("y2") * 90));
        for (var t = 0.0; t <= 1; t += 0.005)
        {
            var u = 1 - t;
            paper.Dot((u * u * x0) + (2 * u * t * x1) + (t * t * x2), (u * u * y0) + (2 * u * t * y1) + (t * t * y2), 2.4 - (1.4 * t), Ink);
        }
    }
}
