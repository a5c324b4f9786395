namespace Perennial.App.DataQuality.Checks;

internal sealed class NamedOnly : AccountCheck
{
    public override string Id => "named-only";
    public override string Title => "Accounts that only subscriptions or contacts have named";
    public override string Meanwhile => "The account exists under its id, without name, segment or owner: breakdowns show it under none.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        if (!data.Accounts[account].NamedOnly) return null;
        var paid = PaidLines.On(data.AsOf, account, data);
        return ($"{data.Accounts[account].ExternalId} stands in no accounts file", paid.Count > 0 ? paid.ToString() : QualityData.Count(data.LinesOf(account).Length, "line") + ", none paid now");
    }
}
