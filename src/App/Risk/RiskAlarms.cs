using System.Globalization;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>Finds what knows, or may know, the outcome among signals and custom fields. What is refused is named, and is no feature.</summary>
internal static class RiskAlarms
{
    private const int MostStays = 100_000;

    /// <returns>Of every column of the panel and every custom field, by the column's name: refused, doubtful, or not known early enough.</returns>
    public static IReadOnlyDictionary<string, Leak> Of(RiskPanel panel, Timeline timeline, IReadOnlyList<CustomHistory> customs)
    {
        var found = customs.Select(custom => Named(custom)).OfType<Leak>().ToDictionary(leak => RiskPanel.FieldPrefix + leak.Column, StringComparer.Ordinal);
        foreach (var leak in Leaks.Of(ByAccount(panel.Day, timeline, [.. customs.Where(custom => !found.ContainsKey(RiskPanel.FieldPrefix + custom.Field))]), new HashSet<string>())) found[RiskPanel.FieldPrefix + leak.Column] = leak;
        foreach (var leak in panel.Panel.Rows == 0 ? [] : Leaks.Of(Thinned(panel.Panel), new HashSet<string>([RiskPanel.Due]))) found[leak.Column] = leak with { Column = Short(leak.Column) };
        foreach (var leak in RenewalAlarm.Of(panel, timeline)) found[leak.Column] = leak;
        var last = panel.Days.Count > 0 ? panel.Days[^1].DayNumber : int.MinValue;
        foreach (var custom in customs.Where(custom => !found.ContainsKey(RiskPanel.FieldPrefix + custom.Field) && custom.Since > last))
            found[RiskPanel.FieldPrefix + custom.Field] = new(custom.Field, LeakKind.KnownLater, Words($"it was first said on {DateOnly.FromDayNumber(custom.Since):yyyy-MM-dd}, after every month that teaches: what it was then is not known, so it is not used"));
        return found;
    }

    private static string Short(string column) => column.StartsWith(RiskPanel.FieldPrefix, StringComparison.Ordinal) ? column[RiskPanel.FieldPrefix.Length..] : column;

    /// <summary>A field whose name or words speak of churn itself.</summary>
    private static Leak? Named(CustomHistory custom)
    {
        string[] values = [.. custom.Accounts.Select(account => custom.Now(account)).OfType<string>()];
        var gone = values.Count(value => OutcomeWords.SaysGone(custom.Field, value) == true);
        return OutcomeWords.Name(custom.Field) ? new(custom.Field, LeakKind.SpeaksOfOutcome, Words($"its name speaks of churn itself{(gone > 0 ? Words($", and it says so of {Count(gone)}") : Words($", and it is filled in for {Count(values.Length)}"))}; nothing shows that it was written before"))
            : gone > 0 && OutcomeWords.NamesState(custom.Field) ? new(custom.Field, LeakKind.SpeaksOfOutcome, Words($"it says that {Count(gone)} {(gone == 1 ? "is" : "are")} gone; nothing shows that it was written before"))
            : null;
    }

    private static string Count(int accounts) => Words($"{accounts} {(accounts == 1 ? "account" : "accounts")}");

    /// <summary>Every account that ever paid, with its fields as they stand, and whether it is gone.</summary>
    private static Panel ByAccount(DateOnly day, Timeline timeline, IReadOnlyList<CustomHistory> customs)
    {
        int[] ever = [.. Enumerable.Range(0, timeline.AccountCount).Where(account => timeline.FirstPaid(account, day) is not null)];
        return new()
        {
            Labels = [.. ever.Select(account => timeline.IsCustomerOn(account, day) ? (sbyte)0 : (sbyte)1)],
            Columns = [.. customs.Select(custom => CustomHistories.Column(custom.Field, [.. ever.Select(account => custom.Now(timeline.AccountIds[account]))]))],
        };
    }

    /// <summary>All churns, and so many of those that stayed as are enough to look at.</summary>
    private static Panel Thinned(Panel panel)
    {
        var every = Math.Max(1, panel.Rows / MostStays);
        return every == 1 ? panel : new() { Labels = [.. panel.Labels.Select((label, row) => label == 0 && row % every != 0 ? Panel.Open : label)], Times = panel.Times, Columns = panel.Columns };
    }

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
