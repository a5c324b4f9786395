namespace Perennial.App.DataQuality;

/// <summary>Every check's result over the facts as they stand.</summary>
public sealed record QualityReport(DateOnly AsOf, string TimeZone, int Accounts, int Lines, IReadOnlyList<CheckResult> Results)
{
    internal static QualityReport Of(QualityData data, string zone)
    {
        List<CheckResult> results = [.. DataChecks.All.Select(check => Run(check, data))];
        return new(DateOnly.FromDayNumber(data.AsOf), zone, data.Accounts.Length, data.Lines.Length, results);
    }

    public CheckResult this[DataCheck check] => Results.First(r => r.Check == check);

    /// <summary>What was found, the gravest first; within a severity in the order of the list.</summary>
    public IEnumerable<CheckResult> Found => Results.Where(r => r.Rows.Count > 0).OrderByDescending(r => r.Check.Severity);

    private static CheckResult Run(DataCheck check, QualityData data) =>
        check.IsBound(data.Claims) ? new(check, true, check.Population(data), [.. check.Find(data)]) : new(check, false, 0, []);
}
