using Npgsql;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>PostgreSQL's error codes, and those of the connection to it, as the journal's faults, in words that name
/// the database, the reason and the remedy. Never with the connection string, which may hold a password.</summary>
internal static class PostgresFaults
{
    private const string Kept = "What was recorded before is safe.";

    internal static JournalException From(string place, NpgsqlException error)
    {
        var fault = error is PostgresException answer ? FaultOf(answer.SqlState) : JournalFault.StorageFailed;
        var detail = error is PostgresException { MessageText: var text, SqlState: var state }
            ? $"{text}, code {state}"
            : error.InnerException is null ? error.Message : $"{error.Message} {error.InnerException.Message}";
        return new JournalException(fault, $"{place}: {Describe(fault, error)} (PostgreSQL: {detail})", error);
    }

    /// <summary>Whether the same again, over a new connection, may succeed.</summary>
    internal static bool IsConnectionLost(JournalException error) => error.InnerException switch
    {
        PostgresException answer => answer.SqlState is "57P01" or "57P02" or "57P03",
        NpgsqlException => true,
        _ => false,
    };

    // The first two characters are the class (postgresql.org/docs/current/errcodes-appendix.html).
    internal static JournalFault FaultOf(string state) => state switch
    {
        "53100" => JournalFault.DiskFull,
        "25006" => JournalFault.ReadOnly,
        "3D000" or "42501" => JournalFault.Unreadable,
        "23505" or "42P01" or "42703" => JournalFault.Damaged,
        _ => state[..2] switch
        {
            "28" => JournalFault.Unreadable,
            "XX" => JournalFault.Damaged,
            _ => JournalFault.StorageFailed,
        },
    };

    private static string Describe(JournalFault fault, NpgsqlException error) => fault switch
    {
        JournalFault.DiskFull => $"the server's disk is full. {Kept} Make room on it, then start again.",
        JournalFault.ReadOnly =>
            $"the server takes no writes: it is a replica, or set to read-only. {Kept} Name the primary in --store.",
        JournalFault.Unreadable =>
            "the server refuses this user. See that the database exists and that user and password are right, and " +
            "grant the rights that docs/storage.md lists.",
        JournalFault.Damaged => JournalAdvice.Damaged,
        _ when error is PostgresException => $"the server failed. {Kept} See its log, then start again.",
        _ => $"the server cannot be reached, or the connection broke. {Kept} See that it runs and that --store " +
            "names its host and port.",
    };
}
