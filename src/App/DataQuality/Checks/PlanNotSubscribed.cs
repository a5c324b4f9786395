using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class PlanNotSubscribed : AccountCheck
{
    public override string Id => "plan-not-subscribed";
    public override string Title => "Accounts whose plan none of their live lines is for";
    public override string Meanwhile => "Breakdowns by product follow the lines; the account's plan is kept as a custom field.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.Plan;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        if (data.Accounts[account].Said(Claim.Plan) is not { Length: > 0 } plan) return null;
        var products = Products(account, data);
        return products.Count == 0 || products.Contains(plan) ? null : ($"the accounts file says plan {plan}", $"live lines are for {string.Join(", ", products)}");
    }

    /// <summary>The products of the account's lines on the day, without repeats.</summary>
    internal static SortedSet<string> Products(int account, QualityData data)
    {
        var products = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var i in data.LinesOf(account))
            if (data.Lines[i].Product.Length > 0 && data.Lines[i].IsOn(data.AsOf)) products.Add(data.Lines[i].Product);
        return products;
    }
}
