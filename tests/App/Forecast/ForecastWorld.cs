using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Forecast;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Forecast;

/// <summary>Eight customers of contracts that renew each March; two of them left at the last renewal. It is 15 January 2026.</summary>
internal static class ForecastWorld
{
    public static readonly DateOnly Due = new(2026, 3, 1);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task FillAsync(PerennialClient client)
    {
        await client.Bring("accounts", "account_id,name,segment,owner_email\n" + string.Join('\n', Enumerable.Range(1, 8).Select(i => $"P{i},Customer {i},{(i % 2 == 0 ? "SMB" : "Enterprise")},{(i <= 4 ? "ana@own.example" : "ben@own.example")}")) + "\n");
        await client.PutSubscriptionLinesAsync([.. Enumerable.Range(1, 8).Select(i => Line($"P{i}", "2024-03-01", 100 * i) with { End = i >= 7 ? "2025-03-01" : null })], Now);
        await client.Bring("contracts", "contract_id,account_id,name,start,end,auto_renews,subscriptions\n" + string.Join('\n', Enumerable.Range(1, 8).Select(i => $"C{i},P{i},Agreement {i},2024-03-01,2025-03-01,yes,S-P{i}")) + "\n");
    }

    public static SubscriptionLineItem Line(string account, string start, decimal price) => new(account, "S-" + account, "L-" + account, start, price) { Kind = "recurring", Quantity = 1, Currency = "USD", Interval = "month" };

    /// <summary>As the week's job does it.</summary>
    public static async Task<bool> KeepAsync(PerennialHost host) => await host.Services.GetRequiredService<KeptForecasts>().KeepAsync(await OfAsync(host), Now);

    public static Task<RenewalForecast> OfAsync(PerennialHost host) => host.Services.GetRequiredService<WorkspaceForecast>().OfAsync(Viewer.System, Now);
}
