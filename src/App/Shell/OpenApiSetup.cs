using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Perennial.App.Shell;

/// <summary>The API described by itself, at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiSetup
{
    private const string Bearer = "token";
    private const string Problem = "Problem";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.ShouldInclude = call => call.RelativePath?.StartsWith("api/v1/", StringComparison.OrdinalIgnoreCase) == true;
        document.AddSchemaTransformer(Shape);
        document.AddOperationTransformer(Describe);
        document.AddDocumentTransformer(Introduce);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    /// <summary>Our own converters hide from the generator what they read, and strict reading is not a promise about what a newer server may answer.</summary>
    private static Task Shape(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var (type, element) = (context.JsonTypeInfo.Type, context.JsonTypeInfo.ElementType);
        if (Plain(type) is { } plain) schema.Type = plain | OrNull(context);
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Enumerable && Plain(element) is { } item) schema.Items = new OpenApiSchema { Type = item };
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Dictionary && Plain(element) is { } value) schema.AdditionalProperties = new OpenApiSchema { Type = value };
        schema.AdditionalPropertiesAllowed = true;
        return Task.CompletedTask;
    }

    private static JsonSchemaType? Plain(Type? type) =>
        type == typeof(string) ? JsonSchemaType.String
        : type == typeof(double) || type == typeof(double?) ? JsonSchemaType.Number
        : null;

    private static JsonSchemaType OrNull(OpenApiSchemaTransformerContext context) =>
        context.JsonPropertyInfo?.IsGetNullable == true ? JsonSchemaType.Null : default;

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Perennial",
            Version = "v1",
            Description = Introduction,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
            Contact = new OpenApiContact { Name = "The Perennial authors" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = document.Paths.SelectMany(path => path.Value.Operations is { } calls ? calls.Values.AsEnumerable() : []).SelectMany(call => call.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Name!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name }).ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas?.Remove(nameof(Microsoft.AspNetCore.Mvc.ProblemDetails)); // ours says more
        document.AddComponent(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API token, pl_..., made under Settings, API tokens." });
        document.AddComponent(Problem, ProblemSchema());
        document.AddComponent(Problem, new OpenApiResponse
        {
            Description = "What is wrong, and where.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Problem, document) } },
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation call, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        call.Responses ??= [];
        string[] refused = [.. call.Responses.Where(answer => answer.Value.Content?.ContainsKey("application/problem+json") == true).Select(answer => answer.Key)];
        foreach (var status in (string[])["401", "403", "default", .. refused]) call.Responses[status] = new OpenApiResponseReference(Problem, context.Document);
        // A list in a query may always be empty.
        foreach (var list in (call.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query && p.Schema?.Type == JsonSchemaType.Array)) list.Required = false;
        foreach (var words in context.Description.ActionDescriptor.EndpointMetadata.OfType<ParameterWords>()) Describe(call, words);
        if (context.Description.HttpMethod is not "GET" && !context.Description.ActionDescriptor.EndpointMetadata.OfType<NotReplayed>().Any())
        {
            (call.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Idempotency.Header,
                In = ParameterLocation.Header,
                Description = "The same call with the same key within a day is done once and answered alike.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
            });
        }
        return Task.CompletedTask;
    }

    private static void Describe(OpenApiOperation call, ParameterWords words)
    {
        var known = (call.Parameters ??= []).FirstOrDefault(parameter => parameter.Name == words.Name);
        if (known is null && words is QueryParameter unknown) call.Parameters.Add(unknown.ToOpenApi());
        else if (known is OpenApiParameter { Description: null or "" } silent) silent.Description = words.Description;
    }

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457 problem details. 'errors' names each place.",
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("What kind of problem, as a URI."),
            ["title"] = Text("The status in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." },
            ["detail"] = Text("What is wrong and what to do."),
            ["traceId"] = Text("Names this request in the server's log."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "Each place where something is wrong.",
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(StringComparer.Ordinal) { "message" },
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        ["message"] = Text("What is wrong."),
                        ["field"] = Text("The field, as a path in the item."),
                        ["index"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The item's place in the list, from 0." },
                        ["line"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Description = "The line of the text, from 1." },
                    },
                },
            },
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private const string Introduction = """
        Everything that a page of Perennial shows or does, for programs.

        Send `Authorization: Bearer pl_...` with a token of scope `read`, `write` or `admin`. JSON is camelCase; decimals are numbers, choices are kebab-case words, days are `yyyy-MM-dd`, instants are in UTC. What is sent is read strictly: no unknown, missing or doubled names.

        Lists take `limit` and `cursor` and answer `{ items, nextCursor }`. Refusals are `application/problem+json` with `errors` that name index, line and field. Changes take an `Idempotency-Key`; single things have an `ETag` and take `If-Match` and `If-None-Match`.
        """;
}
