namespace Perennial.App.Database;

public sealed class DataDirectoryHeldException(string path, string holder)
    : IOException($"The data directory {path} is in use by {holder}. Stop that server first, or choose another directory with --data.")
{
    public string Holder { get; } = holder;
}
