using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Guiju.Server.Kernel;

/// <summary>The field must be given and not be blank.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NeededAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is string text ? !string.IsNullOrWhiteSpace(text) : value is not null;
}

/// <summary>The text has at most so many characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtMostAttribute(int length) : ValidationAttribute
{
    /// <summary>The bound.</summary>
    public int Length { get; } = length;

    public override bool IsValid(object? value) => value is not string text || text.Length <= Length;
}

/// <summary>The number lies between two others, both included.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute(double least, double most) : ValidationAttribute
{
    /// <summary>The lower bound.</summary>
    public double Least { get; } = least;

    /// <summary>The upper bound.</summary>
    public double Most { get; } = most;

    public override bool IsValid(object? value) =>
        value is null || (Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && number >= Least && number <= Most);
}
