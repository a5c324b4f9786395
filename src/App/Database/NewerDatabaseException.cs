namespace Perennial.App.Database;

public sealed class NewerDatabaseException(string migration)
    : InvalidOperationException($"This data directory was written by a newer release of Perennial (it has '{migration}'). Run that release, or restore a backup.");
