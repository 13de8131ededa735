namespace Guiju.Norms.Running;

/// <summary>The three values of a condition.</summary>
internal enum Truth : byte
{
    False,
    Unknown,
    True,
}
