namespace Perennial.App.Database.Copy;

/// <summary>What a column holds, whichever engine names its type. A <see cref="Small"/> number has 32 bits where the engine tells them apart.</summary>
public enum ColumnKind : byte { Number, Small, Truth, Text, Bytes }
