using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Declare;

/// <summary>Sees a rule of a pack as a constraint of Declare, or says what in it Declare has no words for.</summary>
internal static class DeclSubset
{
    /// <summary>The constraint; null with the reason when there is none that says the same.</summary>
    public static DeclareProgram? Of(RuleProgram rule, string kind, out string reason)
    {
        reason = "";
        var form = rule.Case == kind ? Form(rule.Form, out reason) : Beyond($"it judges cases of kind '{rule.Case}'", out reason);
        if (form is null || rule.When is null)
        {
            return form is null ? null : Normal(form, ref reason);
        }

        // A condition at the activation is one on the activating event when it asks for nothing else, and when there is one such event.
        var second = form.B is not null && DeclTemplates.ActivatesSecond(form.Template);
        return !OnFields(rule.When) || !ActivatesOnce(form.Template)
            ? Beyond("it applies by what is known of the case", out reason)
            : Normal(second ? form with { B = With(form.B!, rule.When) } : form with { A = With(form.A, rule.When) }, ref reason);
    }

    /// <summary>The same condition in the shape in which it is read: no lists of one, no lists within lists, codes as texts.</summary>
    public static ConditionProgram? Normal(ConditionProgram? condition)
    {
        if (condition?.Of is not { } parts)
        {
            return condition is null ? null
                : condition is { Op: ConditionOp.NotIn, Flag: { } flag } ? condition with { Op = ConditionOp.In, Flag = !flag }
                : condition.Kind is FieldKind.Code ? condition with { Kind = FieldKind.Text }
                : condition;
        }

        var normal = parts.Select(p => Normal(p)!).ToList();
        return condition.Op switch
        {
            ConditionOp.All => DeclCondition.Joined(normal),
            ConditionOp.Any when normal is [var only] => only,
            _ => condition with { Of = normal },
        };
    }

    // A rule is compared with one that has nothing but what Declare can say, so that what the language gains later is not lost in silence.
    private static DeclareProgram? Form(FormProgram form, out string reason)
    {
        reason = "";
        return form switch
        {
            DeclareProgram { Pauses: null or { Count: 0 } } d when d == new DeclareProgram(d.Template, d.A, d.B, d.N, d.AtLeast, d.AtMost, d.Same, d.Pair, Pauses: d.Pauses) =>
                d with { Pauses = null },
            ResponseProgram { Pauses.Count: 0 } r when r == new ResponseProgram(r.After, r.Then, r.AtLeast, r.Within, r.Same, null, r.Pauses, r.Warn, Pair: r.Pair) =>
                new(DeclareTemplate.Response, r.After, r.Then, 1, r.AtLeast, r.Within, r.Same, r.Pair),
            PrecedenceProgram { Pauses: null or { Count: 0 } } p when p == new PrecedenceProgram(p.Act, p.Needs, p.AtLeast, p.AtMost, p.Same, Pair: p.Pair, Pauses: p.Pauses) =>
                new(DeclareTemplate.Precedence, p.Needs, p.Act, 1, p.AtLeast, p.AtMost, p.Same, p.Pair),
            ResponseProgram => Beyond("its clock follows a calendar, stands still or is released", out reason),
            PrecedenceProgram or DeclareProgram => Beyond("it counts how often, or its clock follows a calendar or stands still", out reason),
            _ => Beyond("Declare has no template of this form", out reason),
        };
    }

    private static DeclareProgram? Normal(DeclareProgram form, ref string reason) =>
        form.A.Choices.Count > 1 || form.B?.Choices.Count > 1 ? Beyond("one of several events may stand for one of its own", out reason)
        : form.Same.Any(s => s.Field is null) ? Beyond("it compares what is known of the case", out reason)
        : form with { A = Normal(form.A), B = form.B is null ? null : Normal(form.B), Pair = Normal(form.Pair) };

    private static SlotProgram Normal(SlotProgram slot) => new([slot.Choices[0] with { Where = Normal(slot.Choices[0].Where) }]);

    private static SlotProgram With(SlotProgram slot, ConditionProgram when) => new(
        [.. slot.Choices.Select(c => c with { Where = c.Where is null ? when : new(ConditionOp.All, [c.Where, when]) })]);

    private static bool OnFields(ConditionProgram condition) => condition.Of is { } of ? of.All(OnFields) : condition.Attribute is null && condition.Than?.Attribute is null;

    private static bool ActivatesOnce(DeclareTemplate template) => template is DeclareTemplate.Response or DeclareTemplate.Precedence
        or DeclareTemplate.ChainResponse or DeclareTemplate.ChainPrecedence or DeclareTemplate.RespondedExistence
        or DeclareTemplate.NotResponse or DeclareTemplate.NotPrecedence or DeclareTemplate.NotRespondedExistence;

    private static DeclareProgram? Beyond(string why, out string reason)
    {
        reason = why;
        return null;
    }
}
