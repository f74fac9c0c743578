using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Sqlite;

/// <summary>The tables of a store's file, which docs/storage.md describes.</summary>
internal static class StoreLayout
{
    internal static SqliteLayout Layout { get; } = new()
    {
        // "SWPS"; `file sweeps.db` shows it.
        ApplicationId = 0x53575053,
        Version = 1,
        Kind = "store",
        Option = "--store",
        Tables = """
            CREATE TABLE store (only INTEGER PRIMARY KEY CHECK (only = 1), next_sweep INTEGER NOT NULL) STRICT;
            CREATE TABLE sweeps (
                sweep INTEGER PRIMARY KEY, name TEXT NOT NULL, sequence INTEGER NOT NULL, checksum INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE facts (
                sweep INTEGER NOT NULL, sequence INTEGER NOT NULL, trial INTEGER, body TEXT NOT NULL,
                checksum INTEGER NOT NULL, PRIMARY KEY (sweep, sequence)) STRICT, WITHOUT ROWID;
            CREATE INDEX facts_by_trial ON facts (sweep, trial, sequence);
            CREATE TABLE snapshots (
                sweep INTEGER NOT NULL, sequence INTEGER NOT NULL, state BLOB NOT NULL, checksum INTEGER NOT NULL,
                PRIMARY KEY (sweep, sequence)) STRICT;
            CREATE TABLE checkpoints (
                sweep INTEGER NOT NULL, trial INTEGER NOT NULL, state BLOB NOT NULL, checksum INTEGER NOT NULL,
                PRIMARY KEY (sweep, trial)) STRICT;
            CREATE TABLE deletions (sweep INTEGER PRIMARY KEY) STRICT;
            INSERT INTO store VALUES (1, 1);
            """,
    };
}
