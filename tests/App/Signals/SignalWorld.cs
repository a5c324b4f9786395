using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Signals;
using Perennial.Client;
using Perennial.Core.Health;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Signals;

/// <summary>A workspace whose signals can be worked out by hand. What CSMs think is said by the test.</summary>
internal sealed class SignalWorld : IAsyncDisposable
{
    private SignalWorld(PerennialHost host, List<(long Account, double Score, DateOnly On)> sentiments) => (Host, Client, Sentiments) = (host, host.Client(), sentiments);

    public PerennialHost Host { get; }
    public PerennialClient Client { get; }

    /// <summary>Answered to who asks, as of any day.</summary>
    public List<(long Account, double Score, DateOnly On)> Sentiments { get; }

    public SignalReader Reader => Host.Services.GetRequiredService<SignalReader>();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <param name="today">At noon in UTC.</param>
    public static async Task<SignalWorld> On(string today)
    {
        var sentiments = new List<(long Account, double Score, DateOnly On)>();
        var host = new PerennialHost
        {
            Configure = builder => builder.Services.AddSingleton<SentimentOn>((day, _, _) => Task.FromResult<IReadOnlyDictionary<long, EnteredSentiment>>(
                sentiments.Where(s => s.On <= day).GroupBy(s => s.Account).ToDictionary(g => g.Key, g => g.MaxBy(s => s.On) is var last ? new EnteredSentiment(last.Score, last.On.DayNumber, "They said so", "Ana") : default))),
        };
        return new SignalWorld(await Started(host, today), sentiments);
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Clock(string day, string time = "12:00") => Host.Clock.Set(DateTimeOffset.ParseExact($"{day} {time}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    public async Task Bring(string kind, string csv) => (await Client.Bring(kind, csv)).Counts.Refused.ShouldBe(0, csv);

    /// <param name="events">Moment, event, user and account of each.</param>
    public async Task Happened(params string[] events)
    {
        await Bring("events", "timestamp,event,user_id,account_id\n" + string.Concat(events.Select(e => e + "\n")));
        await Host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
    }

    public long Id(string account) => long.Parse(Host.Rows("select id from account_keys where external_id = $id", ("$id", account)).Single(), CultureInfo.InvariantCulture);

    public Task<SignalTable> At(string day, string? asKnown = null) => Reader.AtAsync(Day(day), asKnown is null ? null : Day(asKnown), Now);

    /// <summary>One value as a text of four decimals at most; - for none.</summary>
    public string Of(SignalTable table, string account, string signal) => table.Find(Id(account)) is >= 0 and var i ? Text(table[signal][i]) : "not there";

    public static string Text(double value) => double.IsNaN(value) ? "-" : Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }

    private static async Task<PerennialHost> Started(PerennialHost host, string today)
    {
        host.Clock.Set(new DateTimeOffset(Day(today).ToDateTime(new(12, 0)), TimeSpan.Zero));
        await host.InitializeAsync();
        return host;
    }
}
