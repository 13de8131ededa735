using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Guiju.Server.Kernel;

/// <summary>Checks the shape of request bodies by their attributes; what is wrong is answered field by field with 400.</summary>
public sealed class Validated : IEndpointFilter
{
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property, ValidationAttribute[] Attributes)[]> Checked = new();
    private static readonly ConcurrentDictionary<Type, bool> Records = new();

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments.Where(a => a is not null && IsRecord(a.GetType())))
        {
            var errors = Errors(argument!);
            if (errors.Count > 0)
            {
                var problem = Problems.Of(new Refusal("request.invalid"), StatusCodes.Status400BadRequest);
                problem.Extensions["errors"] = errors;
                return Results.Problem(problem);
            }
        }

        return await next(context);
    }

    /// <summary>Field (camel case, as in <c>appointment.startsAt</c> or <c>deviations[0].reason</c>) to what is wrong with it.</summary>
    public static Dictionary<string, string[]> Errors(object request)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Collect(request, "", errors);
        return errors;
    }

    private static void Collect(object record, string prefix, Dictionary<string, string[]> errors)
    {
        foreach (var (name, property, attributes) in Checked.GetOrAdd(record.GetType(), ChecksOf))
        {
            var value = property.GetValue(record);
            var wrong = attributes.Where(a => !a.IsValid(value)).Select(Text).ToArray();
            if (wrong.Length > 0)
                errors[prefix + name] = wrong;
            else
                CollectWithin(value, prefix + name, errors);
        }
    }

    /// <summary>A list holds no gaps, whatever it is a list of, and what is nested is checked as well.</summary>
    private static void CollectWithin(object? value, string name, Dictionary<string, string[]> errors)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (var (index, item) in items.Cast<object?>().Index())
                CollectItem(item, string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), errors);
        }
        else if (value is not null && IsRecord(value.GetType()))
        {
            Collect(value, name + ".", errors);
        }
    }

    private static void CollectItem(object? item, string name, Dictionary<string, string[]> errors)
    {
        if (item is null)
            errors[name] = [Text(new NeededAttribute())];
        else
            CollectWithin(item, name, errors);
    }

    private static (string Name, PropertyInfo Property, ValidationAttribute[] Attributes)[] ChecksOf(Type type) => [.. type.GetProperties()
        .Where(p => p.GetIndexParameters().Length is 0)
        .Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), p, p.GetCustomAttributes<ValidationAttribute>(inherit: true).ToArray()))
        .Where(c => c.Item3.Length > 0 || CanHold(c.p.PropertyType))];

    private static bool CanHold(Type type) => IsRecord(type) || (type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)));

    /// <summary>Requests and their parts are records of ours; what serves them is not.</summary>
    private static bool IsRecord(Type type) => type is { IsClass: true } && type.Assembly == typeof(Validated).Assembly
        && Records.GetOrAdd(type, t => t.GetMethod("<Clone>$") is not null);

    private static string Text(ValidationAttribute attribute) => attribute switch
    {
        AtMostAttribute most => Problems.Text(new Refusal("field.at-most", most.Length)),
        BetweenAttribute between => Problems.Text(new Refusal("field.between", between.Least, between.Most)),
        _ => Problems.Text(new Refusal("field.needed")),
    };
}
