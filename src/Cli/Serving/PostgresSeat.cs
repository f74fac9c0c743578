using System.Globalization;
using Sweep.Actors;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Storage.Leading;
using Sweep.Coordinator.Storage.Postgres;

namespace Sweep.Cli.Serving;

/// <summary>A database that several coordinators share: the lease says which of them leads.</summary>
internal sealed class PostgresSeat : IStoreSeat
{
    private readonly PostgresDatabase database;
    private readonly LeadershipHost leadership;

    public PostgresSeat(string connection, string url, SeatPorts ports)
    {
        database = PostgresDatabase.Open(connection);
        // No two processes have the same one, whatever machines and restarts there are.
        var holder = string.Create(CultureInfo.InvariantCulture,
            $"{Environment.MachineName}/{Environment.ProcessId}/{ports.Clock.Now.TotalMilliseconds:F0}");
        leadership = new LeadershipHost(new LeadershipHostOptions
        {
            Leases = new PostgresLeases(database, holder, url),
            Clock = ports.Clock,
            Tell = effect => ports.Tell(new ServiceTurn.Leadership(effect)),
            OnTrouble = trouble => ports.Warn("the database could not be asked", trouble),
            OnRestart = bug => ports.Warn("leadership restarted after a bug", bug),
        });
        leadership.Completion.ContinueWith(
            ended => ports.Tell(new ServiceTurn.Broken(ended.Exception!.InnerException!)),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
    }

    public void Start() => leadership.Start();

    public ISweepStore Open(long epoch) => PostgresStore.Open(database, epoch);

    public void FencedOff(long epoch) => leadership.FencedOff(epoch);

    public void Dispose()
    {
        leadership.Dispose();
        database.Dispose();
    }
}
