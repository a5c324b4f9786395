using System.Globalization;
using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class MrrDiffers : LineCheck
{
    public override string Id => "mrr-differs";
    public override string Title => "Lines whose stated MRR is not what quantity and price give";
    public override string Meanwhile => "Figures follow quantity, price and interval.";
    public override Severity Severity => Severity.Problem;
    public override string NeedsClaim => Claim.Mrr;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        if (!double.TryParse(line.Said(Claim.Mrr), CultureInfo.InvariantCulture, out var said)) return null;
        // A line on trial is stated at the nothing that it pays.
        var amount = said == 0 && line.HasTrial ? 0 : line.Monthly;
        return Math.Abs(said - amount) <= 0.01 + Math.Abs(amount) * 1e-6 ? null : ($"the file says {QualityData.Money(said, line.Currency)} a month", $"quantity and price give {QualityData.Money(amount, line.Currency)}");
    }
}
