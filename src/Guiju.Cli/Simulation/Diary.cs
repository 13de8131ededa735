using System.Globalization;
using System.Net;

namespace Guiju.Cli.Simulation;

/// <summary>What the simulated people did: a line per act, and at the end how many there were.</summary>
internal sealed class Diary(TextWriter output)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Orders that were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Acts that were done.</summary>
    public int Acts { get; private set; }

    /// <summary>Acts that were refused as they may be: a norm's gate, another state, another version.</summary>
    public int Refusals { get; private set; }

    /// <summary>Answers that a server should not give to what the simulation asks.</summary>
    public int Faults { get; private set; }

    /// <summary>Notes an act and what became of it.</summary>
    public void Write(DateTimeOffset at, string subject, string act, string who, Door.Answer answer)
    {
        Count(answer);
        if (answer.IsDone)
            (Acts, Opened) = (Acts + 1, Opened + (act is "order.opened" ? 1 : 0));
        var mark = answer.IsDone ? "" : $" ✗ {(int)answer.Status} {answer.Code} {string.Join(' ', (answer.Body?["violations"]?.AsArray() ?? []).Select(v => (string?)v?["norm"]))}";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at.ToOffset(China):MM-dd HH:mm:ss} {subject} {act} {who}{mark}"));
    }

    /// <summary>Notes an answer that nobody could go on with.</summary>
    public void Write(DateTimeOffset at, ServerOddException odd)
    {
        Faults++;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at.ToOffset(China):MM-dd HH:mm:ss} ✗ {odd.Message}"));
    }

    /// <summary>Counts an answer that is not as it should be.</summary>
    public void Count(Door.Answer answer)
    {
        if (answer.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
            Refusals++;
        else if (!answer.IsDone)
            Faults++;
    }
}
