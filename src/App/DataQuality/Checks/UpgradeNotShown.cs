using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class UpgradeNotShown : DataCheck
{
    public override string Id => "upgrade-not-shown";
    public override string Title => "Lines said to be upgraded whose amount never rose";
    public override string Meanwhile => "Expansion is counted where an amount changes; the flag alone moves nothing.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.Upgraded;

    public override string Of => "subscription lines";

    internal override bool IsBound(ClaimBindings claims) => claims.OfLines.ContainsKey(NeedsClaim);

    internal override int Population(QualityData data) => data.Lines.Length;

    internal override IEnumerable<Contradiction> Find(QualityData data)
    {
        var shown = false;
        for (var i = 0; i < data.Lines.Length; i++)
        {
            var line = data.Lines[i];
            // Versions of one line stand together: a rise at or before this version shows it.
            shown = !line.IsFirst && (shown || line.Monthly > data.Lines[i - 1].Monthly);
            if (!shown && Claim.Truth(line.Said(NeedsClaim)) is true)
                yield return new(data.Accounts[line.Account].Id, line.Fact, "the file says upgraded", $"no version of the line before it has a lower amount than {QualityData.Money(line.Monthly, line.Currency)} a month");
        }
    }
}
