namespace Perennial.App.DataQuality.Checks;

internal sealed class SeveralSubscriptions : AccountCheck
{
    public override string Id => "several-subscriptions";
    public override string Title => "Accounts with several live paid subscriptions at once";
    public override string Meanwhile => "All of them count: the end of one is contraction, only the end of the last is churn.";
    public override Severity Severity => Severity.Note;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        var paid = PaidLines.On(data.AsOf, account, data);
        return paid.Subscriptions < 2 ? null : ($"{paid.Subscriptions} paid subscriptions on {QualityData.Day(data.AsOf)}", paid.ToString());
    }
}
