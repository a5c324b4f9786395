namespace Perennial.App.DataQuality;

/// <summary>What an account pays for on one day, in words.</summary>
internal readonly record struct PaidLines(int Count, int Subscriptions, double Monthly, string Currency)
{
    public static PaidLines On(int day, int account, QualityData data)
    {
        var (count, monthly, currency) = (0, 0.0, "");
        var subscriptions = new HashSet<int>();
        foreach (var i in data.LinesOf(account))
        {
            ref readonly var line = ref data.Lines[i];
            if (!line.IsPaidOn(day)) continue;
            count++;
            monthly += line.Monthly;
            currency = currency.Length == 0 || currency == line.Currency ? line.Currency : "in several currencies";
            subscriptions.Add(line.Subscription);
        }
        return new(count, subscriptions.Count, monthly, currency);
    }

    public override string ToString() => $"{QualityData.Count(Count, "live paid line")}, {QualityData.Money(Monthly, Currency)} a month before discounts";
}
