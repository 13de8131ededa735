using Guiju.Norms.Programs;

namespace Guiju.Norms.Bulk.Lanes;

/// <summary>What each of 64 rules makes of the first and second kind of event: one bit a rule in every mask.</summary>
internal sealed class Meaning
{
    private readonly ulong[] masks = new ulong[(int)DeclareTemplate.NotChainSuccession + 1];
    private readonly ulong[,] counts = new ulong[(int)DeclareTemplate.Exactly + 1, 4];

    /// <summary>Whether a template can be a lane: it is decided by order alone, or by a count up to three.</summary>
    public static bool Admits(DeclareTemplate template, int n) => template switch
    {
        DeclareTemplate.Existence or DeclareTemplate.Absence => n <= 3,
        DeclareTemplate.Exactly => n <= 2,
        _ => true,
    };

    /// <summary>Whether the first kind of event activates a template.</summary>
    public static bool ByA(DeclareTemplate template) => !ByBAlone(template) && template is not (DeclareTemplate.Init or DeclareTemplate.End);

    /// <summary>Whether the second kind does.</summary>
    public static bool ByB(DeclareTemplate template) => ByBAlone(template) || template is DeclareTemplate.Choice or DeclareTemplate.ExclusiveChoice
        or DeclareTemplate.CoExistence or DeclareTemplate.NotCoExistence or DeclareTemplate.Succession or DeclareTemplate.AlternateSuccession
        or DeclareTemplate.ChainSuccession or DeclareTemplate.NotSuccession or DeclareTemplate.NotChainSuccession;

    /// <summary>Gives a lane its template.</summary>
    public void Add(ulong bit, DeclareTemplate template, int n)
    {
        masks[(int)template] |= bit;

        if (template <= DeclareTemplate.Exactly)
        {
            counts[(int)template, n] |= bit;
        }
    }

    /// <summary>The lanes of some templates.</summary>
    public ulong Of(params ReadOnlySpan<DeclareTemplate> templates)
    {
        var all = 0UL;

        foreach (var template in templates)
        {
            all |= masks[(int)template];
        }

        return all;
    }

    /// <summary>The lanes of those templates that something is true of.</summary>
    public ulong Where(Func<DeclareTemplate, bool> holds) => Of([.. Enum.GetValues<DeclareTemplate>().Where(holds)]);

    /// <summary>The lanes that count to a number.</summary>
    public ulong Counts(DeclareTemplate template, int n) => counts[(int)template, n];

    private static bool ByBAlone(DeclareTemplate template) => template is DeclareTemplate.Precedence or DeclareTemplate.AlternatePrecedence
        or DeclareTemplate.ChainPrecedence or DeclareTemplate.NotPrecedence or DeclareTemplate.NotChainPrecedence;
}
