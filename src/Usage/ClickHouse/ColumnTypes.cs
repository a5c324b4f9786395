namespace Perennial.Usage.ClickHouse;

/// <summary>Types of columns by the names that ClickHouse writes.</summary>
internal static class ColumnTypes
{
    public static (ColumnType Type, bool IsNullable) Read(string name)
    {
        if (name.StartsWith("Nullable(", StringComparison.Ordinal)) return (Read(name[9..^1]).Type, true);
        if (name.StartsWith("DateTime64(6", StringComparison.Ordinal)) return (ColumnType.Int64, false);
        return (name switch
        {
            "Int8" => ColumnType.Int8,
            "UInt8" or "Bool" => ColumnType.UInt8,
            "Int16" => ColumnType.Int16,
            "UInt16" or "Date" => ColumnType.UInt16,
            "Int32" or "Date32" => ColumnType.Int32,
            "UInt32" => ColumnType.UInt32,
            "Int64" => ColumnType.Int64,
            "UInt64" => ColumnType.UInt64,
            "Int128" or "UInt128" => ColumnType.Huge,
            "Float64" => ColumnType.Float64,
            "String" => ColumnType.String,
            _ => throw new NotSupportedException($"An answer of ClickHouse has a column of {name}, which is not read."),
        }, false);
    }
}
