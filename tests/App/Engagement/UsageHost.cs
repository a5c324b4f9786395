using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Engagement;

/// <summary>A workspace on a day, with events.</summary>
internal sealed class UsageHost : IAsyncDisposable
{
    private const string Header = "timestamp,event,user_id,account_id\n";

    private UsageHost(PerennialHost host) => (Host, Client) = (host, host.Client());

    public PerennialHost Host { get; }
    public PerennialClient Client { get; }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <param name="today">At noon in UTC.</param>
    /// <param name="accounts">Ids of accounts, each with the segment of its name's first letter.</param>
    /// <param name="events">Day, event, user and account of each.</param>
    public static async Task<UsageHost> On(DateOnly today, string[] accounts, params string[] events)
    {
        var host = new PerennialHost();
        host.Clock.Set(new DateTimeOffset(today.ToDateTime(new(12, 0)), TimeSpan.Zero));
        await host.InitializeAsync();
        var usage = new UsageHost(host);
        if (accounts.Length > 0) await usage.Client.Bring("accounts", "account_id,segment\n" + string.Concat(accounts.Select(a => $"{a},{a[0]}\n")));
        await usage.Happened(events);
        return usage;
    }

    public async Task Happened(params string[] events)
    {
        if (events.Length > 0) await Client.Bring("events", Encoding.UTF8.GetBytes(Header + string.Concat(events.Select(e => e + "\n"))));
        await Host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
    }

    public async Task<MetricValue> Metric(string id, FigureQuery query) => (await Client.MetricsAsync([id], query, Now)).Single();

    /// <summary>Account, upper and lower number of each row; what is no account's by its name.</summary>
    public async Task<IReadOnlyList<(string Of, decimal Numerator, decimal? Denominator)>> Rows(string id, FigureQuery query) =>
        [.. (await Client.MetricRowsAsync(id, query, Now).ToListAsync(Now)).Select(r => (r.AccountId.Length > 0 ? r.AccountId : r.Name, r.Numerator, r.Denominator))];

    public static FigureQuery Of(string from, string to, string grain = "month", string? filter = null, params string[] options) =>
        new() { From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), To = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), Grain = grain, Filter = filter, Options = options };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}
