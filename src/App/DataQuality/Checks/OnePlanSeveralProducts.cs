using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class OnePlanSeveralProducts : AccountCheck
{
    public override string Id => "one-plan-several-products";
    public override string Title => "Accounts said to be on one plan whose live lines are for several";
    public override string Meanwhile => "Every line counts with its own product; the account's plan is kept as a custom field.";
    public override Severity Severity => Severity.Note;
    public override string NeedsClaim => Claim.Plan;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        if (data.Accounts[account].Said(Claim.Plan) is not { Length: > 0 } plan) return null;
        var products = PlanNotSubscribed.Products(account, data);
        return products.Count < 2 ? null : ($"the accounts file says plan {plan}", $"live lines are for {string.Join(", ", products)}");
    }
}
