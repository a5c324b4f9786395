using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Merging;

internal static class MergingSetup
{
    public static void AddMerging(this IServiceCollection services) => services.AddScoped<MergeWork>();
}
