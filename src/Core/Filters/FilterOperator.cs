namespace Perennial.Core.Filters;

/// <summary>What stands between a field and its value.</summary>
public enum FilterOperator
{
    /// <summary><c>:</c> has any of; of names, contains.</summary>
    Has,
    /// <summary><c>=</c></summary>
    Is,
    /// <summary><c>!=</c></summary>
    IsNot,
    /// <summary><c>&lt;</c></summary>
    Below,
    /// <summary><c>&lt;=</c></summary>
    AtMost,
    /// <summary><c>&gt;</c></summary>
    Above,
    /// <summary><c>&gt;=</c></summary>
    AtLeast,
}
