using Guiju.Logs;

namespace Guiju.Cli;

/// <summary>Says what is wrong, or odd, with a log.</summary>
internal static class LogWords
{
    public static void Write(TextWriter error, LogFault fault) =>
        error.WriteLine($"{fault.File}:{fault.Line}: {Text.Maybe(fault.Code) ?? fault.Code} ({fault.Detail})");

    public static void Write(TextWriter error, string file, LogNotes notes)
    {
        foreach (var note in notes.All)
        {
            error.WriteLine($"{file}:{note.FirstLine}: {Text.Of(note.Code, note.Count)}");
        }
    }
}
