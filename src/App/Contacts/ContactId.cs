namespace Perennial.App.Contacts;

public readonly record struct ContactId(long Value) : IComparable<ContactId>
{
    public int CompareTo(ContactId other) => Value.CompareTo(other.Value);
    public static bool operator <(ContactId a, ContactId b) => a.Value < b.Value;
    public static bool operator >(ContactId a, ContactId b) => a.Value > b.Value;
    public static bool operator <=(ContactId a, ContactId b) => a.Value <= b.Value;
    public static bool operator >=(ContactId a, ContactId b) => a.Value >= b.Value;
}
