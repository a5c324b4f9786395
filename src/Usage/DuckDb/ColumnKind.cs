namespace Perennial.Usage.DuckDb;

/// <summary>The column types that are used, by DuckDB's numbers.</summary>
public enum ColumnKind
{
    Boolean = 1, TinyInt = 2, Integer = 4, BigInt = 5, Double = 11, Timestamp = 12, Date = 13, HugeInt = 16, Varchar = 17,
}
