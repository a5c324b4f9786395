namespace Perennial.App.DataQuality.Checks;

internal sealed class SameProductTwice : AccountCheck
{
    public override string Id => "same-product-twice";
    public override string Title => "Accounts that pay for the same product in several subscriptions at once";
    public override string Meanwhile => "All of them count. If one replaced the other, the older one lacks its end and MRR is counted twice.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        Dictionary<string, int>? first = null;
        HashSet<string>? twice = null;
        foreach (var i in data.LinesOf(account))
        {
            ref readonly var line = ref data.Lines[i];
            if (line.Product.Length == 0 || !line.IsPaidOn(data.AsOf)) continue;
            if (!(first ??= new(StringComparer.Ordinal)).TryAdd(line.Product, line.Subscription) && first[line.Product] != line.Subscription) (twice ??= new(StringComparer.Ordinal)).Add(line.Product);
        }
        return twice is null ? null : ($"one account on {QualityData.Day(data.AsOf)}", $"more than one paid subscription to {string.Join(", ", twice.Order(StringComparer.Ordinal))}");
    }
}
