using System.Globalization;
using Npgsql;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>The tables of a store in PostgreSQL, which docs/storage.md describes; they have a schema of their own.
/// </summary>
internal static class PostgresLayout
{
    private const int Version = 1;

    // Any number that other programs are unlikely to choose: "SWPS".
    private const long CreationLock = 0x53575053;

    private static readonly string Tables = string.Create(CultureInfo.InvariantCulture, $"""
        CREATE SCHEMA IF NOT EXISTS sweep;
        CREATE TABLE sweep.store (
            single boolean PRIMARY KEY CHECK (single), layout integer NOT NULL, next_sweep bigint NOT NULL);
        CREATE TABLE sweep.leader (
            single boolean PRIMARY KEY CHECK (single), epoch bigint NOT NULL, holder text NOT NULL, url text NOT NULL,
            lease_ends timestamptz NOT NULL);
        CREATE TABLE sweep.sweeps (
            sweep bigint PRIMARY KEY, name text NOT NULL, sequence bigint NOT NULL, checksum bigint NOT NULL);
        CREATE TABLE sweep.facts (
            sweep bigint NOT NULL, sequence bigint NOT NULL, trial bigint, body text NOT NULL,
            checksum bigint NOT NULL, PRIMARY KEY (sweep, sequence));
        CREATE INDEX facts_by_trial ON sweep.facts (sweep, trial, sequence);
        CREATE TABLE sweep.snapshots (
            sweep bigint NOT NULL, sequence bigint NOT NULL, state bytea NOT NULL, checksum bigint NOT NULL,
            PRIMARY KEY (sweep, sequence));
        CREATE TABLE sweep.checkpoints (
            sweep bigint NOT NULL, trial bigint NOT NULL, state bytea NOT NULL, checksum bigint NOT NULL,
            PRIMARY KEY (sweep, trial));
        CREATE TABLE sweep.deletions (sweep bigint PRIMARY KEY);
        INSERT INTO sweep.store VALUES (true, {Version}, 1);
        INSERT INTO sweep.leader VALUES (true, 0, '', '', '-infinity');
        """);

    /// <summary>Makes the tables when there are none; coordinators that start together take turns.</summary>
    /// <exception cref="JournalException">NewerVersion; Unreadable: the database's encoding loses text.</exception>
    internal static void Prepare(NpgsqlConnection connection, string place)
    {
        CheckEncoding(connection, place);
        using var transaction = connection.BeginTransaction();
        connection.Execute("SELECT pg_advisory_xact_lock($1)", CreationLock);
        if (connection.Number("SELECT 1 WHERE to_regclass('sweep.store') IS NULL") is not null)
            connection.Execute(Tables);
        Check(connection, place);
        transaction.Commit();
    }

    private static void Check(NpgsqlConnection connection, string place)
    {
        if (connection.Number("SELECT layout FROM sweep.store") is not { } version)
            throw FactRow.Damaged(place, "the table 'sweep.store' is empty");
        if (version <= Version) return;
        throw new JournalException(JournalFault.NewerVersion, string.Create(CultureInfo.InvariantCulture,
            $"{place}: this store has layout {version}; this version of Sweep knows layouts up to {Version}. Use " +
            $"the version that wrote it, or a newer one; nothing in it was changed."));
    }

    private static void CheckEncoding(NpgsqlConnection connection, string place)
    {
        using var command = connection.Command("SHOW server_encoding");
        if (command.ExecuteScalar() is not "UTF8")
        {
            throw new JournalException(JournalFault.Unreadable,
                $"{place}: the database's encoding is not UTF8. Make one with CREATE DATABASE ... ENCODING 'UTF8'.");
        }
    }
}
