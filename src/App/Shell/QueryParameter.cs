using Microsoft.OpenApi;

namespace Perennial.App.Shell;

/// <summary>A query parameter that an endpoint reads by itself, so that the document would not know of it.</summary>
internal sealed record QueryParameter(string Name, string Description) : ParameterWords(Name, Description)
{
    public string? Format { get; init; }
    public bool Repeats { get; init; }

    public OpenApiParameter ToOpenApi()
    {
        var one = new OpenApiSchema { Type = JsonSchemaType.String, Format = Format };
        return new OpenApiParameter
        {
            Name = Name,
            In = ParameterLocation.Query,
            Description = Description,
            Schema = Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one,
        };
    }
}
