using System.Globalization;
using Npgsql;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>Statements with positional parameters, in one line each.</summary>
internal static class PostgresCommands
{
    internal static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }

    internal static int Execute(this NpgsqlConnection connection, string sql, params object[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null when there is no row, or null in it.</summary>
    internal static long? Number(this NpgsqlConnection connection, string sql, params object[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        var value = command.ExecuteScalar();
        return value is null or DBNull ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }
}
