namespace Guiju.Server.Access;

/// <summary>Marks a use case that asks for no permission, with the reason.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute(string reason) : Attribute
{
    /// <summary>Why it needs no sign-in.</summary>
    public string Reason { get; } = reason;
}
