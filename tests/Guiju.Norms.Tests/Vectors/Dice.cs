namespace Guiju.Norms.Tests.Vectors;

/// <summary>Chance that falls the same way in every run.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public int Below(int count) => random.Next(count);

    public bool One(int of) => random.Next(of) == 0;

    public T Of<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>Some of them, at least so many, in their order.</summary>
    public IReadOnlyList<T> Some<T>(int least, params IReadOnlyList<T> choices)
    {
        var wanted = least + random.Next(choices.Count - least + 1);
        return [.. choices.Select((c, i) => (c, i, Lot: random.Next())).OrderBy(x => x.Lot).Take(wanted).OrderBy(x => x.i).Select(x => x.c)];
    }

    /// <summary>One time in so many the text, else none.</summary>
    public string Maybe(int of, Func<string> text) => One(of) ? text() : "";
}
