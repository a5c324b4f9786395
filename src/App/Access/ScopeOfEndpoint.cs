using Microsoft.AspNetCore.Builder;

namespace Perennial.App.Access;

public static class ScopeOfEndpoint
{
    /// <summary>Only for a signed-in person or a token that has this scope.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, Scopes scope) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeedsScope(scope));
}
