using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Sweep.Coordinator.Storage.Postgres;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>A real server from Debian's packages, on 127.0.0.1 and in a folder of its own; each test has a database of
/// its own in it. One for all tests that share the collection.</summary>
public sealed class PostgresServer : IDisposable
{
    internal const string Password = "open sesame; it's \"me\"";

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-postgres-").FullName;
    private readonly int port = FreePort();
    private int databases;

    public PostgresServer()
    {
        if (WhyThereIsNone is not null) return;
        if (MustNotBeRoot) Run("chown", "postgres", folder).ShouldBe(0);
        var passwordFile = Path.Combine(folder, "password");
        File.WriteAllText(passwordFile, Password + "\n");
        if (MustNotBeRoot) Run("chown", "postgres", passwordFile).ShouldBe(0);
        AsUser("initdb", "-D", Data, "-A", "scram-sha-256", "-U", "sweep", "--pwfile", passwordFile, "-E", "UTF8",
            "--locale=C", "-N").ShouldBe(0);
        Start();
    }

    /// <summary>Null where tests can start a server.</summary>
    internal static string? WhyThereIsNone { get; } =
        Programs is null ? "there is no PostgreSQL server here (apt-get install postgresql)"
        : MustNotBeRoot && !File.Exists("/usr/sbin/runuser") && !File.Exists("/sbin/runuser")
            ? "PostgreSQL does not run as root, and there is no runuser to leave it"
        : null;

    private static string? Programs => new[] { "/usr/lib/postgresql" }.Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories).Select(version => Path.Combine(version, "bin"))
        .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault();

    private static bool MustNotBeRoot => Environment.UserName == "root";

    private string Data => Path.Combine(folder, "data");

    /// <summary>A connection string to a new, empty database.</summary>
    internal string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref databases)}");
        Execute(Connection("postgres"), $"CREATE DATABASE {name}");
        return Connection(name);
    }

    internal string Connection(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = port, Username = "sweep", Password = Password, Database = database,
    }.ConnectionString;

    /// <summary>Changes a database behind the store's back.</summary>
    internal static object? Execute(string connection, string sql)
    {
        using var source = NpgsqlDataSource.Create(connection);
        using var command = source.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    /// <summary>Opens a database and leads it at once, as no other does.</summary>
    internal static (PostgresDatabase Database, long Epoch) Lead(string connection, string holder)
    {
        var database = PostgresDatabase.Open(connection);
        Execute(connection, "UPDATE sweep.leader SET lease_ends = '-infinity'");
        var answer = new PostgresLeases(database, holder, $"http://{holder}").Claim(null, TimeSpan.FromMinutes(5));
        answer.IsGranted.ShouldBeTrue();
        return (database, answer.Leader.Epoch);
    }

    internal void Start() => AsUser("pg_ctl", "-D", Data, "-s", "-w", "-l", Path.Combine(folder, "log"), "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {port} -k '{folder}' -c listen_addresses=127.0.0.1 " +
            $"-c fsync=off -c max_connections=60 -c shared_buffers=32MB"), "start").ShouldBe(0);

    /// <summary>As if its machine had died: nothing is written any more, and it recovers when it starts.</summary>
    internal void Kill() => AsUser("pg_ctl", "-D", Data, "-s", "-w", "-m", "immediate", "stop").ShouldBe(0);

    public void Dispose()
    {
        if (WhyThereIsNone is null) Kill();
        Directory.Delete(folder, recursive: true);
    }

    private static int AsUser(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        return MustNotBeRoot ? Run("runuser", ["-u", "postgres", "--", path, .. arguments]) : Run(path, arguments);
    }

    // The server inherits what its starter writes to, so nothing of it is read here: its log is in the folder.
    private static int Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" > /dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
