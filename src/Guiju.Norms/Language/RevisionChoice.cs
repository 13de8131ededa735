using System.Runtime.InteropServices;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Which revision judges, and what becomes of what is owed when a revision takes effect; a norm may say otherwise than its pack.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RevisionChoice(JudgedBy By, bool Reopens)
{
    public static RevisionChoice Read(MapReader reader, Faults faults, RevisionChoice given)
    {
        var by = reader.OneOf("judged_by", required: false, "activation", "case-start", "now") switch
        {
            "activation" => JudgedBy.Activation,
            "case-start" => JudgedBy.CaseStart,
            "now" => JudgedBy.Now,
            _ => given.By,
        };
        var pending = reader.OneOf("pending", required: false, "kept", "reopened");
        var reopens = pending is null ? given.Reopens && by == JudgedBy.Activation : pending == "reopened";

        if (reopens && by != JudgedBy.Activation)
        {
            faults.Add(reader.Optional("pending")!, "form", "What is owed can be reopened only where the instant of the activation decides which revision judges.", "Leave 'judged_by' or 'pending' out.");
        }

        return new(by, reopens);
    }
}
