using Microsoft.AspNetCore.Authorization;

namespace Perennial.App.Access;

/// <summary>What an endpoint asks of its viewer. Every endpoint declares it, or is open to anybody by <c>AllowAnonymous</c>.</summary>
public sealed class NeedsScope(Scopes scope) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Scopes Scope { get; } = scope;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];

    public override string ToString() => $"needs {ScopeWords.Word(Scope)}";
}
