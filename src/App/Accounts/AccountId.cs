namespace Perennial.App.Accounts;

public readonly record struct AccountId(long Value) : IComparable<AccountId>
{
    public int CompareTo(AccountId other) => Value.CompareTo(other.Value);
    public static bool operator <(AccountId a, AccountId b) => a.Value < b.Value;
    public static bool operator >(AccountId a, AccountId b) => a.Value > b.Value;
    public static bool operator <=(AccountId a, AccountId b) => a.Value <= b.Value;
    public static bool operator >=(AccountId a, AccountId b) => a.Value >= b.Value;
}
