namespace Perennial.App.DataQuality.Checks;

internal sealed class UnknownParent : AccountCheck
{
    public override string Id => "unknown-parent";
    public override string Title => "Accounts whose parent is not known";
    public override string Meanwhile => "The account stands by itself until its parent is imported.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        return data.Accounts[account] is { ParentExternalId: { } parent, ParentIsKnown: false } ? ($"its parent is {parent}", "no account has that id") : null;
    }
}
