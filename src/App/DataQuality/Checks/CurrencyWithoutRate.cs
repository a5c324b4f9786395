using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality.Checks;

internal sealed class CurrencyWithoutRate : LineCheck
{
    public override string Id => "currency-without-rate";
    public override string Title => "Lines in a currency without an exchange rate";
    public override string Meanwhile => "The account's revenue is not stated at all, rather than guessed: import fx-rates that reach back to the line's start.";
    public override Severity Severity => Severity.Problem;

    protected override (string Says, string Instead)? Look(in Line line, QualityData data)
    {
        if (line.Kind is not (LineKind.Recurring or LineKind.Metered) || line.Currency == data.Currency) return null;
        if (!data.FirstRate.TryGetValue(line.Currency, out var first)) return ($"priced in {line.Currency}", $"no rate leads from {line.Currency} to {data.Currency}");
        return line.Start >= first ? null : ($"priced in {line.Currency} from {QualityData.Day(line.Start)}", $"the first rate to {data.Currency} is of {QualityData.Day(first)}");
    }
}
