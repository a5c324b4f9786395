using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class ChurnedStillPaying : AccountCheck
{
    public override string Id => "churned-still-paying";
    public override string Title => "Accounts said to have churned that still pay";
    public override string Meanwhile => "Figures follow the subscription lines, not the file's word: such an account is a customer with its MRR.";
    public override Severity Severity => Severity.Problem;
    public override string NeedsClaim => Claim.Churned;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        if (Claim.Truth(data.Accounts[account].Said(Claim.Churned)) is not true) return null;
        var paid = PaidLines.On(data.AsOf, account, data);
        return paid.Count == 0 ? null : ("the accounts file says churned", paid.ToString());
    }
}
