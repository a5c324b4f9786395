namespace Perennial.App.DataQuality;

/// <summary>A check that looks at each line version by itself.</summary>
internal abstract class LineCheck : DataCheck
{
    public override string Of => "subscription lines";

    internal override bool IsBound(ClaimBindings claims) => NeedsClaim is null || claims.OfLines.ContainsKey(NeedsClaim);

    internal override int Population(QualityData data) => data.Lines.Length;

    internal override IEnumerable<Contradiction> Find(QualityData data)
    {
        for (var i = 0; i < data.Lines.Length; i++)
            if (Look(data.Lines[i], data) is { } found) yield return new(data.Accounts[data.Lines[i].Account].Id, data.Lines[i].Fact, found.Says, found.Instead);
    }

    protected abstract (string Says, string Instead)? Look(in Line line, QualityData data);
}
