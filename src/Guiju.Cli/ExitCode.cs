namespace Guiju.Cli;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Clean = 0;

    /// <summary>The command did its work and found breaches or faults.</summary>
    public const int Findings = 1;

    /// <summary>What was given to the command cannot be used; nothing was done.</summary>
    public const int Unusable = 2;
}
