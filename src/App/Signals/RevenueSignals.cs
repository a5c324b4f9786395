using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Core.Revenue;

namespace Perennial.App.Signals;

/// <summary>What accounts pay, from the ledger.</summary>
internal sealed class RevenueSignals(WorkspaceLedger ledger) : ISignalSource
{
    private const int TrendDays = 90;
    private const decimal Unit = 100_000_000m;

    public IReadOnlyList<string> Tells { get; } = ["mrr", "mrr-trend", "discount", "tenure"];

    public async Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        var paid = await ledger.AtAsync(asked.Options, asked.Known.At, Subject.Revenue, cancellation);
        if (!Enumerable.Range(0, paid.AccountCount).Any(paid.IsNamed))
        {
            asked.Leave("No subscription line is known.", Tells);
            return;
        }
        var listed = paid.KnowsDiscounts ? await ledger.AtAsync(asked.Options, asked.Known.At, Subject.ListPrice, cancellation) : null;
        if (listed is null) asked.Leave("No subscription line says a discount, so that what is paid cannot be held against a list price.", "discount");
        int[] ordinals = [.. asked.Accounts.Select(paid.OrdinalOf)];
        foreach (var day in asked.Days) Fill(asked, day, paid, listed, ordinals);
    }

    private static void Fill(SignalQuestion asked, SignalDay day, Timeline paid, Timeline? listed, int[] ordinals)
    {
        var (mrr, trend, discount, tenure, on) = (day.Column(), day.Column(), day.Column(), day.Column(), day.Day);
        for (var i = 0; i < day.Count; i++)
        {
            var account = ordinals[day.Of[i]];
            if (account < 0 || !paid.IsNamed(account)) continue;
            if (paid.FirstPaid(account, on) is { } first) tenure[i] = WholeMonths(first, on);
            if (!paid.IsPricedOn(account, on)) continue;
            var now = paid.AmountOn(account, on);
            mrr[i] = (float)(now / Unit);
            if (paid.IsPricedOn(account, on.AddDays(-TrendDays)) && paid.AmountOn(account, on.AddDays(-TrendDays)) is > 0 and var before) trend[i] = (float)((double)now / before - 1);
            if (listed?.AmountOn(account, on) is > 0 and var whole) discount[i] = (float)(1 - (double)now / whole);
            if (asked.Notes is { } notes) Say(notes, paid, listed, account, on);
        }
        day.Table.Set("mrr", mrr);
        day.Table.Set("mrr-trend", trend);
        if (listed is not null) day.Table.Set("discount", discount);
        day.Table.Set("tenure", tenure);
    }

    private static void Say(SignalNotes notes, Timeline paid, Timeline? listed, int account, DateOnly on)
    {
        string Money(Timeline of, DateOnly at) => Format.MoneyCents(of.AmountOn(account, at) / Unit, paid.Currency);
        var (now, before) = (Money(paid, on), on.AddDays(-TrendDays));
        notes.Say("mrr", $"It pays {now} a month on {Format.Iso(on)}.");
        notes.Say("mrr-trend", $"{now} a month on {Format.Iso(on)}, {Money(paid, before)} on {Format.Iso(before)}.");
        notes.Say("tenure", paid.FirstPaid(account, on) is { } first ? $"It first paid on {Format.Iso(first)}." : $"It had not paid anything by {Format.Iso(on)}.");
        if (listed is not null) notes.Say("discount", $"It pays {now} of {Money(listed, on)} a month before discounts.");
    }

    /// <summary>Anniversaries in months that have come.</summary>
    private static int WholeMonths(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }
}
