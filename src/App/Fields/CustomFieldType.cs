namespace Perennial.App.Fields;

/// <summary>What the values of a custom field are.</summary>
public enum CustomFieldType
{
    Text,

    /// <summary>A whole number.</summary>
    Number,
    Decimal,
    Day,
    YesNo,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A mail address.</summary>
    Person,
    Link,
}
