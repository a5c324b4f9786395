using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality.Checks;

internal sealed class DiscountWithoutEnd : LineCheck
{
    public override string Id => "discount-without-end";
    public override string Title => "Discounts over several periods that have no end";
    public override string Meanwhile => "The discount reduces MRR for as long as the line version runs, as if it were for ever.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        return line.Discount == DiscountDuration.Repeating && line.DiscountEnd == Line.Never && line.Until > data.AsOf ? ("the discount is for several periods", "it does not say until when") : null;
    }
}
