using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;

namespace Perennial.App.Shell;

public static class BodyLimit
{
    /// <summary>What a request may send, unless its endpoint says otherwise.</summary>
    public const long Usual = 16 * 1024 * 1024;

    /// <summary>How many bytes a request to this endpoint may send; null for no limit, where the endpoint streams.</summary>
    public static TBuilder LimitBody<TBuilder>(this TBuilder endpoint, long? bytes) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Size(bytes));

    private sealed record Size(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
