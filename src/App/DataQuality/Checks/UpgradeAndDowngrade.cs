using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class UpgradeAndDowngrade : LineCheck
{
    public override string Id => "upgrade-and-downgrade";
    public override string Title => "Lines said to be both upgraded and downgraded";
    public override string Meanwhile => "Movements come from amounts; neither flag moves anything.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.Upgraded;

    internal override bool IsBound(ClaimBindings claims) => base.IsBound(claims) && claims.OfLines.ContainsKey(Claim.Downgraded);

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return Claim.Truth(line.Said(Claim.Upgraded)) is true && Claim.Truth(line.Said(Claim.Downgraded)) is true ? ("the file says upgraded", "the same row says downgraded") : null;
    }
}
