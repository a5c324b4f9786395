using System.Text;
using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>Reads from a timeline what each account pays on a day.</summary>
public sealed class RevenueToday(Timeline timeline, DateOnly day)
{
    private const long Hundredth = 1_000_000;
    private readonly IReadOnlySet<int> _trials = timeline.InTrialOn(day);
    private readonly DateOnly[] _months = [.. Enumerable.Range(0, 11).Select(back => new DateOnly(day.Year, day.Month, 1).AddMonths(back - 10).AddDays(-1)), day];

    public IEnumerable<AccountRevenue> All() => Enumerable.Range(0, timeline.AccountCount).Select(Of);

    public AccountRevenue Of(int account)
    {
        var (mrr, first) = (timeline.AmountOn(account, day), timeline.FirstPaid(account, day));
        return new()
        {
            AccountId = new AccountId(timeline.AccountIds[account]),
            Status = timeline.IsCustomerOn(account, day) ? AccountStatus.Customer : first is not null ? AccountStatus.Churned : _trials.Contains(account) ? AccountStatus.Trial : AccountStatus.Never,
            MrrE8 = mrr,
            ChangeE8 = mrr - timeline.AmountOn(account, day.AddDays(-AccountRevenue.ChangeDays)),
            FirstPaid = first,
            LastChange = timeline.LastChange(account, day),
            Spark = first is null ? "[]" : Spark(account),
            Unpriced = timeline.UnpricedReason(account),
        };
    }

    private string Spark(int account)
    {
        var text = new StringBuilder("[");
        foreach (var month in _months) text.Append(timeline.AmountOn(account, month) / Hundredth).Append(',');
        text[^1] = ']';
        return text.ToString();
    }
}
