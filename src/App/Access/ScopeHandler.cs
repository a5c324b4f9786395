using Microsoft.AspNetCore.Authorization;

namespace Perennial.App.Access;

internal sealed class ScopeHandler : AuthorizationHandler<NeedsScope>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsScope requirement)
    {
        if (context.User.Viewer.May(requirement.Scope)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
