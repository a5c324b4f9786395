using Microsoft.AspNetCore.Builder;

namespace Perennial.App.Access;

public static class ScopeOfEndpoint
{
    /// <summary>Only for a signed-in person or a token that has this scope.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, Scopes scope) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeedsScope(scope));

    /// <summary>Only for who sees every account.</summary>
    public static TBuilder ForWholeBookOnly<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(WholeBook.Only).RequireAuthorization(policy => policy.RequireAssertion(call => call.User.Viewer.SeesEveryAccount));

    /// <summary>Only for a person who is signed in: a token is turned away, whatever it may do elsewhere.</summary>
    public static TBuilder ForPersonsOnly<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(ForPersons.Only).RequireAuthorization(policy => policy.RequireAssertion(call => call.User.Viewer.SessionId is not null));
}
