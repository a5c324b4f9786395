namespace Perennial.Core.Filters;

/// <summary>A value of a field of numbers.</summary>
internal sealed class NumberValue(FilterField field, string currency)
{
    public FilterCondition Read(FilterOperator sign, FilterValue value)
    {
        if (value.IsRange) return Range(sign, value);
        var number = Number(value.Text, value.Place);
        return sign switch
        {
            FilterOperator.Below => new FilterCondition.Between(field, null, false, number, false),
            FilterOperator.AtMost => new FilterCondition.Between(field, null, false, number, true),
            FilterOperator.Above => new FilterCondition.Between(field, number, false, null, false),
            FilterOperator.AtLeast => new FilterCondition.Between(field, number, true, null, false),
            _ => new FilterCondition.Between(field, number, true, number, true),
        };
    }

    private FilterCondition.Between Range(FilterOperator sign, FilterValue value)
    {
        if (sign > FilterOperator.IsNot) throw new FilterErrorException(value.Place, $"A range cannot be compared. Write {field.Name}:{value}.");
        var low = value.Text.Length > 0 ? Number(value.Text, value.Place) : (decimal?)null;
        var high = value.Until!.Length > 0 ? Number(value.Until, value.Place) : (decimal?)null;
        if (low > high) throw new FilterErrorException(value.Place, $"This range is empty: it ends before it begins. Write {value.Until}..{value.Text}.");
        return new(field, low, low is not null, high, high is not null);
    }

    private decimal Number(string text, FilterPlace place) =>
        NumberWords.Read(field, text, currency) is (var number, var wrong) && number is { } read ? read : throw new FilterErrorException(place, wrong!);
}
