using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage;

/// <summary>Where a coordinator keeps its sweeps, as given to <c>--store</c>. Its text never shows a password.
/// </summary>
public abstract record StoreAddress
{
    private StoreAddress() { }

    /// <summary>One file, for one coordinator.</summary>
    public sealed record SqliteFile(string Path) : StoreAddress
    {
        public override string ToString() => $"sqlite:{Path}";
    }

    /// <summary>A database, for coordinators that stand in for one another.</summary>
    public sealed record PostgresServer(string Connection) : StoreAddress
    {
        public override string ToString() => "postgres:...";
    }

    /// <summary>Reads <c>sqlite:FILE</c> or <c>postgres:...</c>.</summary>
    /// <exception cref="JournalException">Unreadable: neither of both. The text is not repeated.</exception>
    public static StoreAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith("sqlite:", StringComparison.Ordinal) && text.Length > "sqlite:".Length)
            return new SqliteFile(text["sqlite:".Length..]);
        if (text.StartsWith("postgres://", StringComparison.Ordinal)
            || text.StartsWith("postgresql://", StringComparison.Ordinal)) return new PostgresServer(text);
        if (text.StartsWith("postgres:", StringComparison.Ordinal))
            return new PostgresServer(text["postgres:".Length..]);
        throw new JournalException(JournalFault.Unreadable,
            "The store's address is of no known kind. Write sqlite:FILE, postgres://USER@HOST:PORT/DATABASE, or " +
            "postgres:Host=...;Username=...;Database=...");
    }
}
