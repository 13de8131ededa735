using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace Guiju.Server.Kernel;

/// <summary>Checks the shape of request bodies by their attributes; what is wrong is answered field by field with 400.</summary>
public sealed class Validated : IEndpointFilter
{
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property, ValidationAttribute[] Attributes)[]> Checked = new();

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments.Where(a => a is not null && a.GetType().DeclaringType is not null))
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

    /// <summary>Field (camel case) to what is wrong with it.</summary>
    public static Dictionary<string, string[]> Errors(object request)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, property, attributes) in Checked.GetOrAdd(request.GetType(), ChecksOf))
        {
            var value = property.GetValue(request);
            var wrong = attributes.Where(a => !a.IsValid(value)).Select(Text).ToArray();
            if (wrong.Length > 0)
                errors[name] = wrong;
        }

        return errors;
    }

    private static (string Name, PropertyInfo Property, ValidationAttribute[] Attributes)[] ChecksOf(Type type) => [.. type.GetProperties()
        .Where(p => p.GetIndexParameters().Length is 0)
        .Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), p, p.GetCustomAttributes<ValidationAttribute>(inherit: true).ToArray()))
        .Where(c => c.Item3.Length > 0)];

    private static string Text(ValidationAttribute attribute) => attribute switch
    {
        AtMostAttribute most => Problems.Text(new Refusal("field.at-most", most.Length)),
        BetweenAttribute between => Problems.Text(new Refusal("field.between", between.Least, between.Most)),
        _ => Problems.Text(new Refusal("field.needed")),
    };
}
