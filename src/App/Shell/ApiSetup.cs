using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;

namespace Perennial.App.Shell;

/// <summary>The conventions that every route shares: strict JSON, problems in words, limits.</summary>
internal static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(json => StrictJson.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // ProblemOfException says where
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = long.MaxValue); // the limit of the request's body holds
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context => context.ProblemDetails.Extensions["traceId"] = context.HttpContext.TraceIdentifier);
        services.AddExceptionHandler<ProblemOfException>();
        services.AddRequestDecompression();
        services.AddScoped<CspNonce>();
        services.AddApiDocument();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IConfiguration>((limiter, configuration) =>
        {
            limiter.GlobalLimiter = PerCaller(configuration);
            limiter.OnRejected = async (rejected, _) => await TooMany(rejected).ExecuteAsync(rejected.HttpContext);
        });
    }

    private static PartitionedRateLimiter<HttpContext> PerCaller(IConfiguration configuration)
    {
        var perSecond = configuration.GetValue("Limits:ApiRequestsPerSecond", 200);
        var burst = configuration.GetValue("Limits:ApiBurst", 2000);
        return PartitionedRateLimiter.Create<HttpContext, string>(context => Api.Is(context.Request)
            ? RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => new TokenBucketRateLimiterOptions { TokensPerPeriod = perSecond, TokenLimit = burst, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));
    }

    private static string Caller(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? context.Viewer.Actor() : "address " + context.Connection.RemoteIpAddress;

    private static IResult TooMany(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "Too many requests. Slow down and send this one again.");
    }
}
