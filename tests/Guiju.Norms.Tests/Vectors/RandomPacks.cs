namespace Guiju.Norms.Tests.Vectors;

/// <summary>Random packs: a rule of the wanted form, others beside it, and now and then a second revision that takes over.</summary>
internal sealed class RandomPacks(Dice dice)
{
    private readonly RandomRules rules = new(dice);

    /// <summary>Forms whose obligations last, so that a revision may take effect while something is owed.</summary>
    private static readonly string[] Lasting =
        ["response", "response-clock", "limit", "limit-table", "budget", "exist", "interval", "compensation", "declare-response", "declare-absence", "absence-rate"];

    private static readonly IReadOnlyList<string> Single = [.. RandomRules.Forms.Where(f => f != "revisions")];

    public IReadOnlyList<PackInForce> Next(string form)
    {
        var revises = form == "revisions";
        form = revises ? dice.Of(Lasting) : form;
        var begins = dice.One(4) ? RandomTraces.Begin + dice.Below(3_600) : 0;

        if (!revises && !dice.One(5))
        {
            return [new(Compiled("1", form), begins, null)];
        }

        var handed = RandomTraces.Begin + (dice.Below(200) * World.Minute);
        IReadOnlyList<PackInForce> two = [new(Compiled("1", form), Math.Min(begins, handed - 1), handed), new(Compiled("2", form), handed, null)];
        return dice.One(3) ? [two[1], two[0]] : two;
    }

    /// <summary>What the compiler refuses, such as a condition that nothing can meet or one on a field where no one event activates, is drawn again.</summary>
    private CompiledPack Compiled(string revision, string form)
    {
        for (var drawn = 0; drawn < 200; drawn++)
        {
            var text = World.Pack([rules.Rule(form), .. Enumerable.Range(0, dice.Below(3) + (form == "compensation" ? 1 : 0)).Select(_ => rules.Rule(dice.Of(Single)))]);
            var compilation = PackCompiler.Compile([new(PackCompiler.Entry, Revised(text, revision) + Words.Extra(text))], Words.Vocabulary);

            if (compilation.Pack is { } pack)
            {
                return pack;
            }

            Assert.All(compilation.Diagnostics, d => Assert.Contains(d.Code, new[] { "contradictory-condition", "empty-window", "late-warning", "unknown-attribute", "unknown-norm", "compensation-cycle", "form" }));
        }

        throw new InvalidOperationException($"No pack with the form {form} compiled.");
    }

    private static string Revised(string text, string revision) => text.Replace("revision: \"1\"", $"revision: \"{revision}\"", StringComparison.Ordinal);
}
