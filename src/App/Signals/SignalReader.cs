using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Voice;
using Perennial.Core.Health;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Signals;

/// <summary>Stands in for the signals until they are merged.</summary>
public sealed class SignalReader(Workspace workspace, WorkspaceLedger ledger, WorkspaceSettings settings, WorkspaceVoice voice)
{
    public async Task<SignalTable> AtAsync(DateOnly day, DateOnly? asKnown, CancellationToken cancellation) => (await OverAsync([day], asKnown, cancellation))[0];

    public async Task<IReadOnlyList<SignalTable>> OverAsync(IReadOnlyList<DateOnly> days, DateOnly? asKnown, CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        var timeline = await ledger.AtAsync(options, null, Subject.Revenue, cancellation);
        var book = voice.At(options.TimeZone, null);
        await using var db = workspace.OpenFor(Viewer.System);
        var contracts = (await db.Contracts.AsNoTracking().Where(c => !c.Archived).ToListAsync(cancellation)).ToLookup(c => c.AccountId.Value);
        long[] ids = [.. (await db.Accounts.AsNoTracking().Select(a => a.Id).ToListAsync(cancellation)).Select(id => id.Value).Order()];
        return [.. days.Select(day => Table(day, ids, timeline, book, contracts))];
    }

    private static SignalTable Table(DateOnly day, long[] ids, Timeline timeline, VoiceBook book, ILookup<long, Contracts.Contract> contracts)
    {
        var table = new SignalTable(day, ids);
        var (answers, tickets) = (book.Answers.LastBy(Instrument.Nps, day, book.Accounts.Count), book.Tickets.StatesOn(day, 90, book.Accounts.Count));
        float Of(long id, Func<int, float> value) => timeline.OrdinalOf(id) is >= 0 and var at ? value(at) : float.NaN;
        table.Set("mrr", [.. ids.Select(id => Of(id, at => (float)(timeline.AmountOn(at, day) / 1e8)))]);
        table.Set("mrr-trend", [.. ids.Select(id => Of(id, at => timeline.AmountOn(at, day.AddDays(-90)) is > 0 and var then ? (float)((double)timeline.AmountOn(at, day) / then - 1) : float.NaN))]);
        table.Set("tenure", [.. ids.Select(id => Of(id, at => timeline.FirstPaid(at, day) is { } since ? (day.DayNumber - since.DayNumber) / 30.4375f : float.NaN))]);
        table.Set("days-to-renewal", [.. ids.Select(id => contracts[id].Where(c => c.StartOn <= day && c.Agreed.On(day).To > day).Select(c => (float?)(c.Agreed.On(day).To!.Value.DayNumber - day.DayNumber)).Min() ?? float.NaN)]);
        table.Set("contract-months", [.. ids.Select(id => contracts[id].Where(c => c.StartOn <= day && c.Agreed.On(day).To > day).Select(c => (float?)c.Agreed.Months).Min() ?? float.NaN)]);
        table.Set("nps-last", [.. ids.Select(id => book.Accounts.Find(id) is { } at && answers[at] is { } last ? (float)last.Mean : float.NaN)]);
        table.Set("open-tickets", [.. ids.Select(id => tickets.Length == 0 ? float.NaN : book.Accounts.Find(id) is { } at ? tickets[at].Open : 0)]);
        return table;
    }
}
