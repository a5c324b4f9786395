using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Voice;
using Perennial.Core.Health;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Signals;

/// <summary>A few signals, from what there is.</summary>
public sealed class SignalReader(Workspace workspace, WorkspaceLedger ledger, WorkspaceSettings settings, WorkspaceVoice voice, SentimentOn sentiment)
{
    public Task<SignalTable> AtAsync(DateOnly day, DateOnly? asKnown, CancellationToken cancellation) => ReadAsync(day, null, asKnown, cancellation);

    public async Task<IReadOnlyList<SignalTable>> OverAsync(IReadOnlyList<DateOnly> days, DateOnly? asKnown, CancellationToken cancellation)
    {
        var tables = new List<SignalTable>();
        foreach (var day in days) tables.Add(await ReadAsync(day, null, asKnown, cancellation));
        return tables;
    }

    public Task<SignalTable> OfAccountsAsync(DateOnly day, IReadOnlyList<long> accounts, DateOnly? asKnown, CancellationToken cancellation) => ReadAsync(day, accounts, asKnown, cancellation);

    private async Task<SignalTable> ReadAsync(DateOnly day, IReadOnlyList<long>? only, DateOnly? asKnown, CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        var known = asKnown is { } at ? EndOf(at, options.TimeZone).AddMicroseconds(-1) : (DateTimeOffset?)null;
        await using var db = workspace.OpenFor(Viewer.System);
        long[] accounts = [.. (await db.Accounts.AsNoTracking().Select(a => a.Id).ToListAsync(cancellation)).Select(id => id.Value).Where(id => only is null || only.Contains(id)).Order()];
        var table = new SignalTable(day, accounts);
        var timeline = await ledger.AtAsync(options, known, Subject.Revenue, cancellation);
        var (mrr, trend, tickets, nps, npsOn, renewal, felt, feltOn) = (None(accounts), None(accounts), None(accounts), None(accounts), new int[accounts.Length], None(accounts), None(accounts), new int[accounts.Length]);
        var book = voice.At(options.TimeZone, known);
        var (states, answers) = (book.Tickets.StatesOn(day, 90, book.Accounts.Count), book.Answers.LastBy(Instrument.Nps, day, book.Accounts.Count));
        var contracts = await ContractsOnDay.ReadAsync(db, day, EndOf(day, options.TimeZone), cancellation);
        var entered = await sentiment(day, asKnown, cancellation);
        for (var i = 0; i < accounts.Length; i++)
        {
            if (timeline.OrdinalOf(accounts[i]) is >= 0 and var ordinal)
            {
                mrr[i] = timeline.AmountOn(ordinal, day) / 1e8f;
                if (timeline.AmountOn(ordinal, day.AddDays(-90)) is > 0 and var before) trend[i] = mrr[i] / (before / 1e8f) - 1;
            }
            if (book.Accounts.Find(accounts[i]) is { } voiced)
            {
                tickets[i] = states[voiced].Open;
                if (answers[voiced] is { } last) (nps[i], npsOn[i]) = ((float)last.Mean, last.Day);
            }
            if (contracts[accounts[i]].Min(c => c.RenewalOn) is { } on) renewal[i] = on.DayNumber - day.DayNumber;
            if (entered.TryGetValue(accounts[i], out var said)) (felt[i], feltOn[i]) = ((float)said.Value, said.Day);
        }
        table.Set("mrr", mrr);
        table.Set("mrr-trend", trend);
        table.Set("open-tickets", tickets);
        table.Set("nps-last", nps, npsOn);
        table.Set("days-to-renewal", renewal);
        table.Set("sentiment", felt, feltOn);
        return table;
    }

    private static float[] None(long[] accounts)
    {
        var values = new float[accounts.Length];
        Array.Fill(values, float.NaN);
        return values;
    }

    private static DateTimeOffset EndOf(DateOnly day, string zone) => DateTimeZoneProviders.Tzdb[zone].AtStartOfDay(LocalDate.FromDateOnly(day.AddDays(1))).ToDateTimeOffset().ToUniversalTime();
}
