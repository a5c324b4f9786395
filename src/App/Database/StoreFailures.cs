using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Perennial.App.Database;

/// <summary>What a failure of the store means, whichever engine said it.</summary>
public static class StoreFailures
{
    private const int DiskFails = 10, DiskFull = 13;

    extension(DbException failure)
    {
        /// <summary>There is no space left; nothing of the transaction was kept.</summary>
        public bool IsDiskFull => failure is SqliteException { SqliteErrorCode: DiskFull };

        /// <summary>The disk is full or does not write.</summary>
        public bool IsDiskTrouble => failure.IsDiskFull || failure is SqliteException { SqliteErrorCode: DiskFails };
    }
}
