using System.Text.Json;
using System.Text.Json.Nodes;
using Guiju.Server.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Guiju.Server.Hosting;

/// <summary>How the API describes itself.</summary>
internal static class OpenApi
{
    public static void Configure(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } id ? NameOf(type.Type, id) : null;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In is ParameterLocation.Query))
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Guiju";
            document.Info.Version = "v1";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }

    /// <summary>Nested records are often called alike, such as Request and Line; their use case tells them apart.</summary>
    private static string NameOf(Type type, string id) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Page<>) => "PageOf" + NameOf(type.GetGenericArguments()[0], type.GetGenericArguments()[0].Name),
        { DeclaringType: { } useCase } => useCase.Name + type.Name,
        _ => id,
    };

    /// <summary>What our own converters write, and that nothing is said where there is nothing: a null is left out.</summary>
    private static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(string))
            schema.Type = context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "uuid";
            schema.Properties?.Clear();
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Code<>))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. ((IEnumerable<string>)type.GetProperty(nameof(Code<>.Names))!.GetValue(null)!).Select(n => JsonValue.Create(n))];
            schema.Properties?.Clear();
        }

        if (context.JsonTypeInfo.ElementType == typeof(string))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        if (type == typeof(JsonNode))
            (schema.Type, schema.AdditionalProperties) = (JsonSchemaType.Object, new OpenApiSchema());
        foreach (var property in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable))
            schema.Required?.Remove(property.Name);
    }
}
