namespace Perennial.Core.Revenue;

/// <summary>An account's revenue cannot be converted on a day. Caught per account: the figures that need the account then give no value, with this reason.</summary>
internal sealed class MissingRateException(int currency, int day) : Exception
{
    public int Currency { get; } = currency;
    public int Day { get; } = day;
}
