using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Events;

namespace Perennial.App.DataQuality;

internal static class DataQualitySetup
{
    public static void AddDataQuality(this IServiceCollection services) => services.AddSingleton(built => ActivatorUtilities.CreateInstance<QualityReports>(built, (Func<EventGroups>)built.GetRequiredService<EventGroups>));
}
