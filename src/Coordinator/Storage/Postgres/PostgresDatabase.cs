using Npgsql;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>The database that coordinators share: pooled connections, whose every failure is a
/// <see cref="JournalException"/>. For any thread.</summary>
public sealed class PostgresDatabase : IDisposable
{
    // Pools of their own: however many readers there are, a commit or a renewal of the lease never waits for them.
    private readonly NpgsqlDataSource writing;
    private readonly NpgsqlDataSource reading;

    private PostgresDatabase(NpgsqlConnectionStringBuilder settings)
    {
        Place = FormattableString.Invariant($"postgres:{settings.Host}:{settings.Port}/{settings.Database}");
        writing = NpgsqlDataSource.Create(PostgresAddress.WithPool(settings, connectionsMax: 8));
        reading = NpgsqlDataSource.Create(PostgresAddress.WithPool(settings, connectionsMax: 24));
    }

    /// <summary>Host, port and database, for people; never the password.</summary>
    public string Place { get; }

    /// <summary>Connects, and makes the tables when there are none.</summary>
    /// <param name="connection">Npgsql's connection string, or a URI <c>postgres://user@host:port/database</c>. The
    /// password is better left to PGPASSWORD or a passfile.</param>
    /// <exception cref="JournalException">Unreadable, NewerVersion and others as they are named.</exception>
    public static PostgresDatabase Open(string connection)
    {
        var database = new PostgresDatabase(PostgresAddress.Parse(connection));
        try
        {
            database.Run(opened =>
            {
                PostgresLayout.Prepare(opened, database.Place);
                return true;
            });
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        writing.Dispose();
        reading.Dispose();
    }

    internal T Run<T>(Func<NpgsqlConnection, T> work) => Run(writing, work);

    internal T Read<T>(Func<NpgsqlConnection, T> work) => Run(reading, work);

    /// <summary>A connection to keep for a while, within a transaction that sees the database as it is now.</summary>
    internal NpgsqlConnection BeginReading()
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = reading.OpenConnection();
            connection.Execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return connection;
        }
        catch (NpgsqlException error)
        {
            connection?.Dispose();
            throw PostgresFaults.From(Place, error);
        }
    }

    /// <summary>All of the work, durably, or nothing of it, and only while this epoch leads.</summary>
    /// <exception cref="JournalException">Fenced: another coordinator leads.</exception>
    internal void Write(long epoch, Action<NpgsqlConnection> work) => Run(connection =>
    {
        // Whatever ends this early leaves a transaction that the pool rolls back.
        PostgresFence.Enter(connection, epoch, Place);
        work(connection);
        PostgresFence.Commit(connection, epoch, Place);
        return true;
    });

    private T Run<T>(NpgsqlDataSource source, Func<NpgsqlConnection, T> work)
    {
        try
        {
            using var connection = source.OpenConnection();
            return work(connection);
        }
        catch (NpgsqlException error)
        {
            throw PostgresFaults.From(Place, error);
        }
    }
}
