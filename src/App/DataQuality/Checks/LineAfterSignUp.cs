using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class LineAfterSignUp : AccountCheck
{
    public override string Id => "line-after-sign-up";
    public override string Title => "Accounts whose first line starts after they signed up";
    public override string Meanwhile => "Cohorts begin with the first paid day, not with the sign-up.";
    public override Severity Severity => Severity.Note;
    public override string NeedsClaim => Claim.SignedUp;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        return LineBeforeSignUp.Days(account, data) is not { } days || days.FirstLine <= days.SignedUp ? null
            : ($"signed up on {QualityData.Day(days.SignedUp)}", $"the first line starts {QualityData.Count(days.FirstLine - days.SignedUp, "day")} later, on {QualityData.Day(days.FirstLine)}");
    }
}
