namespace Perennial.App.Database;

public sealed class SchemaHeldException(string place, string holder)
    : IOException($"The workspace on PostgreSQL at {place} is in use by {holder}. Stop that server first, or name another schema with Search Path.")
{
    public string Holder { get; } = holder;
}
