using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Perennial.App.Settings;

namespace Perennial.App.Revenue;

internal static class RevenueSetup
{
    public static void AddRevenue(this IServiceCollection services)
    {
        services.TryAddSingleton<FactsChanged>();
        services.AddSingleton<MergedRecords>();
        services.AddSingleton<WorkspaceSettings>();
        services.AddSingleton<WorkspaceLedger>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<RevenueQuestions>();
        services.AddSingleton<RevenueBooks>();
    }
}
