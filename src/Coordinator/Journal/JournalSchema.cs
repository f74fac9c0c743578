using System.Globalization;

namespace Sweep.Coordinator.Journal;

/// <summary>The tables of a journal's file, which docs/journal.md describes.</summary>
internal static class JournalSchema
{
    internal static SqliteLayout Layout { get; } = new()
    {
        // "SWPJ"; `file journal.db` shows it.
        ApplicationId = 0x5357504A,
        Version = 1,
        Kind = "journal",
        Option = "--out",
        Tables = string.Create(CultureInfo.InvariantCulture, $"""
            CREATE TABLE facts (
                sequence INTEGER PRIMARY KEY, trial INTEGER, body TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;
            CREATE TABLE head (
                only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT;
            CREATE TABLE snapshots (
                sequence INTEGER PRIMARY KEY, state BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT;
            INSERT INTO head VALUES (1, 0, {FactChain.Start});
            """),
    };
}
