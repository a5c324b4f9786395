using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Risk;

internal static class RiskSetup
{
    public static IServiceCollection AddRisk(this IServiceCollection services)
    {
        services.AddSingleton<RiskInputs>();
        services.AddSingleton<RiskVersions>();
        services.AddSingleton<WorkspaceRisk>();
        services.AddHostedService<KeepRisk>();
        return services;
    }
}
