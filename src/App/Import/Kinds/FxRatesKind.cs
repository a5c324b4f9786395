using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

public sealed class FxRatesKind : ImportKind
{
    public override string Name => "fx-rates";
    public override string Title => "Exchange rates";
    public override string About => "One row is one rate: from its day until the next row of the pair, 1 base is rate quote.";
    public override ImportTarget Target => ImportTarget.FxRates;
    public override int Slots => FxRateSlot.Count;
    public override int RecordedSlot => FxRateSlot.RecordedAt;
    public override string OtherColumns => "are left out";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("date", FxRateSlot.Day, MomentType.Day, "The first day on which the rate holds.") { Required = true, Aliases = ["day"] },
        new("base", FxRateSlot.Base, CurrencyType.Instance, "The currency of which one unit is priced.") { Required = true, Aliases = ["base_currency", "from"] },
        new("quote", FxRateSlot.Quote, CurrencyType.Instance, "The currency of the price.") { Required = true, Aliases = ["quote_currency", "to"] },
        new("rate", FxRateSlot.Rate, NumberType.Rate, "How much of quote one unit of base is.") { Required = true, Aliases = ["value"] },
        new("recorded_at", FxRateSlot.RecordedAt, MomentType.Any, "When this became known; the start of the import where it is empty."),
    ];

    public override void Complete(RowDraft row)
    {
        if (row.Has(FxRateSlot.Base) && row.Has(FxRateSlot.Quote) && row[FxRateSlot.Base].SequenceEqual(row[FxRateSlot.Quote]))
            row.Refuse("quote", row.Text(FxRateSlot.Quote), "is the same currency as base");
    }
}
