namespace Perennial.App.DataQuality;

/// <summary>What one check found. Not bound: it compares a claim that no mapping binds to a column yet.</summary>
public sealed record CheckResult(DataCheck Check, bool IsBound, int OutOf, IReadOnlyList<Contradiction> Rows)
{
    public decimal? Share => IsBound && OutOf > 0 ? (decimal)Rows.Count / OutOf : null;
}
