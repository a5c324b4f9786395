using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Changes;

internal static class ChangesSetup
{
    public static IServiceCollection AddChanges(this IServiceCollection services)
    {
        services.AddScoped<KnownChanges>();
        return services;
    }
}
