using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>Each a is followed by a b within minutes in which no pause counts; a pause may need a value, an approval, and has limits.</summary>
internal sealed record Governed(int Within, bool Needs, bool Approved, bool Flagged, int? AtMost, int? InAll, bool ByState, bool Working) : Rule
{
    protected override string Form =>
        $"response: {{after: a, then: b, within: {Within}m" + (Working ? ", clock: shift" : "") + ", pause: {"
        + (ByState ? "while: {case.g: hi}" : "from: pause, until: resume" + (Needs ? ", needs: [k]" : ""))
        + (Approved ? ", approved: hold" : "")
        + (Flagged && (Approved || (Needs && !ByState)) ? ", otherwise: flagged" : "")
        + (AtMost is { } m ? $", at_most: {m}m" : "") + (InAll is { } l ? $", in_all: {l}m" : "") + "}}";

    protected override string Extra => Scene.Calendar;

    public override IEnumerable<Outcome> Judge(Known known)
    {
        var stands = Stands(known);
        return known.All.SelectMany(i => IfActive(i, [known.Fills(i, "a", null), Applies(known, i)], () => Decide(known, i, stands)));
    }

    private Outcome Decide(Known known, int i, HashSet<int> stands)
    {
        var (began, counted, due) = (known.Events[i].Minute, 0, -1);

        for (var minute = began; due < 0 && minute < began + (3 * Scene.Horizon); minute++)
        {
            due = counted >= Within ? minute : -1;
            counted += (!Working || Scene.Works(minute)) && !stands.Contains(minute) ? 1 : 0;
        }

        var answer = known.After(i).Cast<int?>().FirstOrDefault(j => known.Events[j!.Value].Name == "b" && (due < 0 || known.Events[j.Value].Minute <= due));

        return answer is { } j ? new(i, VerdictState.Held, known.Events[j].Minute)
            : due >= 0 && due <= known.Now ? new(i, VerdictState.Breached, due)
            : new(i, VerdictState.Pending, null);
    }

    /// <summary>The minutes in which the clock stands, told minute by minute from what was known at its beginning.</summary>
    private HashSet<int> Stands(Known known)
    {
        var stands = new HashSet<int>();
        var (open, approved, spent, one, all) = (false, false, false, 0, 0);

        void Limit()
        {
            var over = open && approved && (one >= (AtMost ?? int.MaxValue) || all >= (InAll ?? int.MaxValue));
            (open, spent) = over ? (false, ByState) : (open, spent);
        }

        for (var minute = 0; minute < 4 * Scene.Horizon; minute++)
        {
            Limit();

            foreach (var i in known.All.Where(i => known.Events[i].Minute == minute))
            {
                var begins = ByState ? known.Grade(i) == "hi" : known.Events[i].Name == "pause";
                var ends = ByState ? !begins : known.Events[i].Name == "resume";
                var may = Flagged || ByState || !Needs || known.Events[i].K is not null;
                spent &= begins;

                if (begins && may && !open && !spent)
                {
                    (open, approved, one) = (true, !Approved || Flagged, 0);
                }

                open &= !ends;
                approved |= open && known.Events[i].Name == "hold";
            }

            Limit();

            if (open && approved)
            {
                stands.Add(minute);
                var counts = !Working || Scene.Works(minute);
                (one, all) = counts ? (one + 1, all + 1) : (one, all);
            }
        }

        return stands;
    }
}
