using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class GoneNotMarkedChurned : AccountCheck
{
    public override string Id => "gone-not-marked-churned";
    public override string Title => "Accounts said not to have churned whose paid lines have all ended";
    public override string Meanwhile => "Figures follow the subscription lines, not the file's word: such an account counts as churned from the first day without paid service.";
    public override Severity Severity => Severity.Problem;
    public override string NeedsClaim => Claim.Churned;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        if (Claim.Truth(data.Accounts[account].Said(Claim.Churned)) is not false || PaidLines.On(data.AsOf, account, data).Count > 0) return null;
        var last = 0;
        foreach (var i in data.LinesOf(account))
            if (data.Lines[i] is { Monthly: > 0, Until: not Line.Never } line && line.Until <= data.AsOf && line.IsPaidOn(line.Until - 1)) last = Math.Max(last, line.Until);
        return last == 0 ? null : ("the accounts file says not churned", $"nothing is paid since {QualityData.Day(last)}");
    }
}
