namespace Perennial.App.DataQuality.Checks;

internal sealed class WithoutLines : AccountCheck
{
    public override string Id => "without-lines";
    public override string Title => "Accounts without any subscription line";
    public override string Meanwhile => "They count in no revenue figure.";
    public override Severity Severity => Severity.Note;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        return data.LinesOf(account).Length == 0 && !data.Accounts[account].NamedOnly ? ("stands in the accounts file", "no subscription line names it") : null;
    }
}
