namespace Perennial.App.DataQuality.Checks;

internal sealed class SameName : DataCheck
{
    public override string Id => "same-name";
    public override string Title => "Accounts with the same name";
    public override string Meanwhile => "They are counted as different customers. If they are one company, bring its lines under one account.";
    public override Severity Severity => Severity.Warning;

    public override string Of => "accounts";

    internal override bool IsBound(ClaimBindings claims) => true;

    internal override int Population(QualityData data) => data.Accounts.Length;

    internal override IEnumerable<Contradiction> Find(QualityData data) =>
        from @group in data.Accounts.Where(a => !a.NamedOnly && !string.IsNullOrEmpty(a.NameKey)).GroupBy(a => a.NameKey, StringComparer.Ordinal)
        let accounts = @group.ToList()
        where accounts.Count > 1
        from account in accounts
        select new Contradiction(account.Id, 0, $"{account.ExternalId} has the name {@group.Key}", "so has " + string.Join(", ", accounts.Where(a => a != account).Take(5).Select(a => a.ExternalId)));
}
