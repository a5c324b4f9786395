using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Accounts;

namespace Perennial.App.Segments;

internal static class SegmentsSetup
{
    public static IServiceCollection AddSegments(this IServiceCollection services)
    {
        services.AddSingleton<AccountFieldSource>(SegmentFields.OfAsync);
        services.AddSingleton<PastMembership>(SegmentFields.OnAsync);
        services.AddSingleton<SegmentMembers>();
        services.AddSingleton<SegmentBook>();
        services.AddHostedService<KeepSegments>();
        return services;
    }
}
