using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Perennial.App.Database;

/// <summary>What a failure of the store means, whichever engine said it.</summary>
public static class StoreFailures
{
    private const int DiskFails = 10, DiskFull = 13;

    extension(DbException failure)
    {
        /// <summary>There is no space left; nothing of the transaction was kept.</summary>
        public bool IsDiskFull => failure is SqliteException { SqliteErrorCode: DiskFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull };

        /// <summary>The disk is full or does not write.</summary>
        public bool IsDiskTrouble => failure.IsDiskFull || failure is SqliteException { SqliteErrorCode: DiskFails } or PostgresException { SqlState: PostgresErrorCodes.IoError };

        /// <summary>The database server is gone, starts, stops or has no connection left.</summary>
        public bool IsUnreachable => failure switch
        {
            PostgresException { SqlState: var state } => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) || state == PostgresErrorCodes.TooManyConnections,
            NpgsqlException => true,
            _ => false,
        };
    }
}
