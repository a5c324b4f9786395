using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.App.Operations;

/// <summary>Every metric of a workspace for each of the last months, as the API says it, to be compared with another's.</summary>
public static class WorkspaceFigures
{
    public const int Months = 24;

    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(Workspace workspace, TimeProvider clock, CancellationToken cancellation)
    {
        var services = new ServiceCollection().AddSingleton(workspace).AddSingleton(clock);
        services.AddAccounts();
        services.AddRevenue();
        await using var built = services.BuildServiceProvider();
        var options = await built.GetRequiredService<WorkspaceSettings>().InForceAsync(cancellation);
        var today = built.GetRequiredService<RevenueQuestions>().TodayIn(options);
        var next = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        var question = new RevenueQuestion { Options = options, Today = today, From = next.AddMonths(-Months), To = next, Grain = Grain.Month };
        var book = await built.GetRequiredService<RevenueBooks>().OpenAsync(question, Viewer.System, cancellation);
        return MetricCatalog.All.ToDictionary(metric => metric.Id, metric => JsonSerializer.Serialize(MetricAnswers.Values(book, metric)), StringComparer.Ordinal);
    }
}
