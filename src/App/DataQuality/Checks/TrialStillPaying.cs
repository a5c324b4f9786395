using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class TrialStillPaying : AccountCheck
{
    public override string Id => "trial-still-paying";
    public override string Title => "Accounts said to be on trial that pay";
    public override string Meanwhile => "Figures follow the subscription lines, not the file's word: such an account is a customer, not a trial.";
    public override Severity Severity => Severity.Problem;
    public override string NeedsClaim => Claim.OnTrial;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        if (Claim.Truth(data.Accounts[account].Said(Claim.OnTrial)) is not true) return null;
        var paid = PaidLines.On(data.AsOf, account, data);
        return paid.Count == 0 ? null : ("the accounts file says on trial", paid.ToString());
    }
}
