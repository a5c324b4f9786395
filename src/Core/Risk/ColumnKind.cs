namespace Perennial.Core.Risk;

/// <summary>What the values of a panel's column are.</summary>
public enum ColumnKind
{
    Number,
    Category,
    Flag,
    Day,
}
