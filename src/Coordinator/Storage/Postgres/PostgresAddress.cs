using Npgsql;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>Reads how to connect, from a connection string or a URI. What is wrong with it is told without repeating
/// it, because it may hold a password.</summary>
internal static class PostgresAddress
{
    internal static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            return WithDefaults(text.Contains("://", StringComparison.Ordinal)
                ? FromUri(new Uri(text))
                : new NpgsqlConnectionStringBuilder(text));
        }
        catch (Exception error) when (error is ArgumentException or UriFormatException or FormatException)
        {
            // Without the inner error, which may repeat the text.
            throw new JournalException(JournalFault.Unreadable,
                "The address of the PostgreSQL store cannot be read. Write " +
                "postgres://USER@HOST:PORT/DATABASE, or postgres:Host=...;Username=...;Database=...");
        }
    }

    internal static NpgsqlConnectionStringBuilder WithPool(NpgsqlConnectionStringBuilder settings, int connectionsMax)
    {
        var pooled = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        if (!pooled.ContainsKey("Maximum Pool Size")) pooled.MaxPoolSize = connectionsMax;
        return pooled;
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            settings[Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "");
        }

        return settings;
    }

    // A server that does not answer must be noticed within a lease.
    private static NpgsqlConnectionStringBuilder WithDefaults(NpgsqlConnectionStringBuilder settings)
    {
        if (!settings.ContainsKey("Timeout")) settings.Timeout = 3;
        if (!settings.ContainsKey("Max Auto Prepare")) settings.MaxAutoPrepare = 32;
        if (!settings.ContainsKey("Application Name")) settings.ApplicationName = "sweep";
        settings.PersistSecurityInfo = false;
        settings.IncludeErrorDetail = false;
        return settings;
    }
}
