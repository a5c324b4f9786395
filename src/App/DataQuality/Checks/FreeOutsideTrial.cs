using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality.Checks;

internal sealed class FreeOutsideTrial : LineCheck
{
    public override string Id => "free-outside-trial";
    public override string Title => "Recurring lines at price 0 outside any trial";
    public override string Meanwhile => "An account that pays nothing is not a customer, unless free-accounts=keep-once-paid.";
    public override Severity Severity => Severity.Note;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return line.Kind == LineKind.Recurring && line.Monthly == 0 && !line.HasTrial && line.Until > line.Start ? ("a recurring line", "its price is 0 and it has no trial") : null;
    }
}
