using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.DataQuality;

internal static class DataQualitySetup
{
    public static void AddDataQuality(this IServiceCollection services) => services.AddSingleton<QualityReports>();
}
