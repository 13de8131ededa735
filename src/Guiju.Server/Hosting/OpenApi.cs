using Guiju.Server.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Guiju.Server.Hosting;

/// <summary>How the API describes itself.</summary>
internal static class OpenApi
{
    public static void Configure(OpenApiOptions options)
    {
        // Nested requests are all called Request; their use case tells them apart.
        options.CreateSchemaReferenceId = type => type.Type.DeclaringType is { } useCase && OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not null
            ? useCase.Name + type.Type.Name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
            {
                schema.Type = JsonSchemaType.String;
                schema.Format = "uuid";
                schema.Properties?.Clear();
            }

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
}
