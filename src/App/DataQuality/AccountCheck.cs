namespace Perennial.App.DataQuality;

/// <summary>A check that looks at each account with its lines.</summary>
internal abstract class AccountCheck : DataCheck
{
    public override string Of => "accounts";

    internal override bool IsBound(ClaimBindings claims) => NeedsClaim is null || claims.OfAccounts.ContainsKey(NeedsClaim);

    internal override int Population(QualityData data) => data.Accounts.Length;

    internal override IEnumerable<Contradiction> Find(QualityData data)
    {
        for (var a = 0; a < data.Accounts.Length; a++)
            if (Look(a, data) is { } found) yield return new(data.Accounts[a].Id, 0, found.Says, found.Instead);
    }

    protected abstract (string Says, string Instead)? Look(int account, QualityData data);
}
