namespace Perennial.Usage.ClickHouse;

/// <summary>How a column's values are laid out.</summary>
internal enum ColumnType { Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Huge, Float64, String }
