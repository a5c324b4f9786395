using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class DowngradeNotShown : DataCheck
{
    public override string Id => "downgrade-not-shown";
    public override string Title => "Lines said to be downgraded whose amount never fell";
    public override string Meanwhile => "Contraction is counted where an amount changes; the flag alone moves nothing.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.Downgraded;

    public override string Of => "subscription lines";

    internal override bool IsBound(ClaimBindings claims) => claims.OfLines.ContainsKey(NeedsClaim);

    internal override int Population(QualityData data) => data.Lines.Length;

    internal override IEnumerable<Contradiction> Find(QualityData data)
    {
        var shown = false;
        for (var i = 0; i < data.Lines.Length; i++)
        {
            var line = data.Lines[i];
            // Versions of one line stand together: a fall at or before this version shows it.
            shown = !line.IsFirst && (shown || line.Monthly < data.Lines[i - 1].Monthly);
            if (!shown && Claim.Truth(line.Said(NeedsClaim)) is true)
                yield return new(data.Accounts[line.Account].Id, line.Fact, "the file says downgraded", $"no version of the line before it has a higher amount than {QualityData.Money(line.Monthly, line.Currency)} a month");
        }
    }
}
