using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Import;

internal static class ProjectionEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Api.Root + "/projections/rebuild", Rebuild).WithTags("Operations").RequireScope(Scopes.Admin).WithName("rebuildProjections")
            .WithSummary("Make all current rows again from the facts").WithDescription("Accounts, contacts and their revenue as they are now are thrown away and read again from everything that was recorded. Nothing recorded is changed.");

    private static async Task<NoContent> Rebuild(Workspace workspace, FactsChanged changed, ProjectRevenue revenue, CancellationToken cancellation)
    {
        await RebuildProjections.RunAsync(workspace, cancellation);
        changed.Raise();
        await revenue.AgainAsync(cancellation);
        return TypedResults.NoContent();
    }
}
