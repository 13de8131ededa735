using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Guiju.Cli.Simulation;

/// <summary>
/// Chance that is the same for the same seed, subject and question, whenever it is asked: so an order goes on after a restart
/// as it would have gone on without one.
/// </summary>
internal readonly record struct Chance(int Seed, string Subject)
{
    /// <summary>The chance of a part of the subject.</summary>
    public Chance Of(object part) => this with { Subject = string.Create(CultureInfo.InvariantCulture, $"{Subject}/{part}") };

    /// <summary>A number from 0 up to but not including 1.</summary>
    public double Number(string question)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Seed} {Subject} {question}")), hash);
        return (BitConverter.ToUInt64(hash) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Whether something happens that happens in so many of a hundred cases.</summary>
    public bool Happens(string question, double percent) => Number(question) * 100 < percent;

    /// <summary>A length of time between two numbers of minutes.</summary>
    public TimeSpan Minutes(string question, double least, double most) =>
        TimeSpan.FromSeconds(Math.Round((least + ((most - least) * Number(question))) * 60));

    /// <summary>One of several.</summary>
    public T Pick<T>(string question, IReadOnlyList<T> from) => from[(int)(Number(question) * from.Count)];

    /// <summary>Some of several, in their order.</summary>
    public IReadOnlyList<T> Some<T>(string question, IReadOnlyList<T> from, int most)
    {
        var chance = this;
        return [.. from.Index().OrderBy(f => chance.Number($"{question} {f.Index}")).Take(1 + (int)(Number(question) * most)).OrderBy(f => f.Index).Select(f => f.Item)];
    }
}
