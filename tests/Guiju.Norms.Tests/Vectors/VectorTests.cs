using Guiju.Norms.Timelines;

namespace Guiju.Norms.Tests.Vectors;

/// <summary>
/// Writes what this engine says of random timelines under random packs of every form, for the phone's engine (<c>web/api/src/norms</c>)
/// to say the same. Chance has a seed, so the vectors are the same in every run.
/// </summary>
public class VectorTests
{
    private const int PacksOfForm = 16;
    private const int TimelinesOfPack = 7;

    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(World.Root, "artifacts", "vectors")).FullName;

    public static TheoryData<string> Forms => [.. RandomRules.Forms];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_phone_gets_vectors_of_every_form(string form)
    {
        var dice = new Dice(20261122 + RandomRules.Forms.ToList().IndexOf(form));
        var (packs, traces) = (new RandomPacks(dice), new RandomTraces(dice));
        var groups = Enumerable.Range(0, PacksOfForm).Select(_ =>
        {
            var inForce = packs.Next(form);
            var player = new Player(new(inForce), traces, dice, inForce[0].Pack.Program.Rules[0].Case);
            return (inForce, (IReadOnlyList<Timeline>)[.. Enumerable.Range(0, TimelinesOfPack).Select(_ => player.Play())]);
        }).ToList();
        var said = groups.SelectMany(g => g.Item2).SelectMany(t => t.Asked).SelectMany(a => a.Judgement.Verdicts).Select(v => v.State).Distinct().ToList();

        Assert.True(said.Count >= 3, $"The timelines of {form} show no more than {string.Join(", ", said)}.");
        VectorWriter.Write(Path.Combine(Folder, form + ".jsonl.gz"), groups);
    }
}
