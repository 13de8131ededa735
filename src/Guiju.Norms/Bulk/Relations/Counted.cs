using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk.Relations;

/// <summary>Events of a kind are as many as they should be, in a window from the first event of the case on.</summary>
internal sealed class Counted(Frame frame, BlockRule rule, DeclareProgram program) : BlockRelation(frame, rule)
{
    private readonly long most = program.AtMost ?? Track.Never;
    private readonly int allowed = program.Template switch
    {
        DeclareTemplate.Existence => int.MaxValue,
        DeclareTemplate.Absence => program.N - 1,
        _ => program.N,
    };

    private int count;

    public override void Look(int position, long at)
    {
        // It has one kind of event only.
    }

    public override void Keep(int position, long at)
    {
        count = Begin() ? 0 : count;
        var age = at - Frame.Instants[Frame.First];

        if (age >= program.AtLeast && age <= most)
        {
            Rule.Activate();

            if (count++ == allowed)
            {
                Rule.Breach(at);
            }
        }
    }

    public override void Finish()
    {
        if (program.Template != DeclareTemplate.Absence && (Knows ? count : 0) < program.N)
        {
            Leave(Frame.End > Frame.First && program.AtMost is not null ? Frame.Instants[Frame.First] + most : Track.Never);
        }
    }
}
