using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class TrialWithoutTrialLine : AccountCheck
{
    public override string Id => "trial-without-trial-line";
    public override string Title => "Accounts said to be on trial without any line on trial";
    public override string Meanwhile => "Trials are counted from the lines that have a trial; the file's word adds none.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.OnTrial;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        if (Claim.Truth(data.Accounts[account].Said(Claim.OnTrial)) is not true) return null;
        foreach (var i in data.LinesOf(account))
            if (data.Lines[i].IsOn(data.AsOf) && data.Lines[i].IsTrialOn(data.AsOf)) return null;
        return ("the accounts file says on trial", $"no line is on trial on {QualityData.Day(data.AsOf)}");
    }
}
