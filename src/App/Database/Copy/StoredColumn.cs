namespace Perennial.App.Database.Copy;

public sealed record StoredColumn(string Name, ColumnKind Kind);
