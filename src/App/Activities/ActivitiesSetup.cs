using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database;

namespace Perennial.App.Activities;

internal static class ActivitiesSetup
{
    public static IServiceCollection AddActivities(this IServiceCollection services)
    {
        services.AddSingleton<GroupCommit>();
        services.AddHostedService(s => s.GetRequiredService<GroupCommit>());
        services.AddSingleton<ActivityLog>();
        return services;
    }
}
