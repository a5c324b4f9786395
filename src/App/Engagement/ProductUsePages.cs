using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Features;
using Perennial.App.Filters;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Engagement;

/// <summary>How the product is used, of the accounts that the viewer sees.</summary>
internal static class ProductUsePages
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/usage", Show).RequireScope(Scopes.Read).WithMetadata(AsKnownCounts.Here);

    private static async Task<IResult> Show(HttpContext http, RevenueBooks books, EngagementBook engagement, AdoptionBook adoption, FeatureBook features, string? range, string? grain)
    {
        if (FilterAddress.Joined(http.Request) is { } address) return TypedResults.LocalRedirect(address);
        var answer = await books.AnswerAsync(http, async book =>
            new RazorComponentResult<ProductUsePage>(new { View = await ProductUseView.OfAsync(book, range, grain is not null, http.Request.Query, engagement, adoption, features, http.Viewer.SeesEveryAccount, http.RequestAborted) }));
        return answer is ProblemHttpResult problem ? new PageRefusal(problem) : answer;
    }
}
