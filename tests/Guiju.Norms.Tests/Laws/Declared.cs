using Guiju.Norms.Programs;

namespace Guiju.Norms.Tests.Laws;

/// <summary>Any template; its meaning is proven by the golden files, here only its behaviour in time.</summary>
internal sealed record Declared(DeclareTemplate Template, int N, int AtLeast, int? AtMost, bool Same) : Rule
{
    protected override string Form
    {
        get
        {
            var counts = Template <= DeclareTemplate.Exactly;
            var whole = Template < DeclareTemplate.RespondedExistence;
            var single = counts || Template is DeclareTemplate.Init or DeclareTemplate.End;
            var window = $", at_least: {AtLeast}m" + (AtMost is { } m ? $", at_most: {m}m" : "");
            return "declare: {template: " + string.Concat(Template.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + c : "" + c)).ToLowerInvariant()
                + ", a: a" + (single ? "" : ", b: b") + (counts ? $", n: {N}" : "") + (counts || !whole ? window : "")
                + (Same && !whole ? ", same: k" : "") + "}";
        }
    }

    public override IEnumerable<Outcome> Judge(Known known) => throw new NotSupportedException();
}
