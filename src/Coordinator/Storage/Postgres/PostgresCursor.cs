using Npgsql;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>Facts in portions, so that a reader who stops early does not wait for the rest of millions of rows.
/// </summary>
internal sealed class PostgresCursor(NpgsqlConnection connection) : IDisposable
{
    private readonly NpgsqlCommand fetch = new("FETCH 2000 FROM facts", connection);

    internal bool Open(string query, object[] parameters)
    {
        connection.Execute($"DECLARE facts NO SCROLL CURSOR FOR {query}", parameters);
        return true;
    }

    internal List<PostgresFact> Next()
    {
        var facts = new List<PostgresFact>();
        using var rows = fetch.ExecuteReader();
        while (rows.Read())
        {
            var sequence = rows.GetInt64(0);
            long? trial = rows.IsDBNull(1) ? null : rows.GetInt64(1);
            facts.Add(new PostgresFact(sequence, trial, rows.GetFieldValue<byte[]>(2), (uint)rows.GetInt64(3))
            {
                Previous = sequence == 1 ? FactChain.Start : rows.IsDBNull(4) ? null : (uint)rows.GetInt64(4),
            });
        }

        return facts;
    }

    public void Dispose() => fetch.Dispose();
}
