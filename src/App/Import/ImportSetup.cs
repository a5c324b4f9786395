using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Perennial.App.Events;
using Perennial.App.Import.Rows;
using Perennial.App.Import.Run;
using Perennial.App.Revenue;
using Perennial.Usage;

namespace Perennial.App.Import;

internal static class ImportSetup
{
    public static void AddImport(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<FactsChanged>();
        services.AddSingleton(new ImportLimits
        {
            FileBytes = configuration.GetValue("Imports:FileBytes", ImportLimits.UsualFileBytes),
            RowsInBatch = Math.Max(1, configuration.GetValue("Imports:RowsInBatch", ImportLimits.UsualRowsInBatch)),
            FreeBytes = configuration.GetValue("Imports:FreeBytes", ImportLimits.UsualFreeBytes),
        });
        services.AddSingleton<WorkspaceTerms>();
        services.AddSingleton<ImportJob>();
        services.AddSingleton<Func<EventStore>>(built => built.GetRequiredService<EventStore>);
        services.AddSingleton<Func<EventGroups>>(built => built.GetRequiredService<EventGroups>);
        services.AddSingleton<Imports>();
        services.AddSingleton<BulkRows>();
        services.AddSingleton<ImportQueue>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<ImportQueue>());
    }
}
