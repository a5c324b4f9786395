using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Forecast;

internal static class ForecastSetup
{
    public static void AddForecast(this IServiceCollection services)
    {
        services.AddSingleton<KeptForecasts>();
        services.AddSingleton<WorkspaceForecast>();
        services.AddSingleton<RenewalCalls>();
        services.AddHostedService<KeepForecasts>();
    }
}
