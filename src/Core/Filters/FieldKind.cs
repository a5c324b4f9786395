namespace Perennial.Core.Filters;

/// <summary>What a field's values are, and so what its filters mean.</summary>
public enum FieldKind
{
    /// <summary>Free text, as a name: <c>:</c> means contains, <c>=</c> means is.</summary>
    Text,
    /// <summary>One of a few words, as a segment.</summary>
    Word,
    /// <summary>A person by mail address; <c>me</c> is who asks.</summary>
    Person,
    /// <summary>Several words at once, as tags; any of them may fit.</summary>
    Words,
    /// <summary>A whole number.</summary>
    Count,
    Number,
    /// <summary>An amount in the reporting currency.</summary>
    Money,
    /// <summary>A share: <c>90%</c> or <c>0.9</c>.</summary>
    Share,
    /// <summary>A day that lies behind: <c>&lt;30d</c> is less than 30 days ago.</summary>
    DayBehind,
    /// <summary>A day that lies ahead: <c>&lt;90d</c> is within the next 90 days.</summary>
    DayAhead,
    /// <summary>yes or no.</summary>
    Flag,
    /// <summary>Names of features, as in <c>has:children</c>.</summary>
    Feature,
    /// <summary>A named segment that the account is in.</summary>
    Membership,
    /// <summary>The day on which everything is looked at; once, and beside all the rest.</summary>
    AsOf,
}
