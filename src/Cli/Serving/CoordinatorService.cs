using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Serilog;
using Sweep.Actors.Host;
using Sweep.Cli.Operations;
using Sweep.Cli.Running;
using Sweep.Cli.Terminals;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Serving;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Storage.Leading;
using Sweep.Coordinator.Telemetry;

namespace Sweep.Cli.Serving;

/// <summary><c>sweep coordinator</c> from its start to the signal that ends it: leads, stands by, or both in turn. One
/// thread does one thing after the other.</summary>
internal sealed class CoordinatorService(ServiceRequest request, Terminal terminal, ILogger log) : IDisposable
{
    private readonly SystemClock clock = new();
    private readonly BlockingCollection<ServiceTurn> turns = [];
    private readonly CancellationTokenSource ending = new();
    private CoordinatorMeter? meter;
    private Reign? reign;
    private bool isAnnounced;
    private bool isStopping;

    /// <summary>The process's exit code.</summary>
    /// <exception cref="ServerRefusedException">The server cannot be started so.</exception>
    /// <exception cref="JournalException">The store cannot be opened, or failed.</exception>
    public int Run()
    {
        using var signals = new StopSignals(
            first: () =>
            {
                ending.Cancel();
                turns.Add(new ServiceTurn.Stop());
            },
            second: () => Environment.Exit(ExitCode.Interrupted));
        using var instruments = meter = new CoordinatorMeter(clock);
        var server = CoordinatorServer.Start(request.Server).GetAwaiter().GetResult();
        try
        {
            using var operations = OperationsPort.Open(
                request.Operations, request.Telemetry, () => server.IsReady, request.Server.Logs!);
            foreach (var line in operations.Announcements) log.Information("{Line:l}", line);
            var url = request.Advertise ?? server.Address.ToString();
            using var seat = Seat(url);
            seat.Start();
            while (!isStopping) Take(turns.Take(), server, seat);
            log.Information("stopping: nodes go on, and say the rest to the next coordinator");
        }
        finally
        {
            StepDown(server, null);
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        return ExitCode.Done;
    }

    public void Dispose()
    {
        reign?.Dispose();
        ending.Dispose();
        turns.Dispose();
    }

    private IStoreSeat Seat(string url) => request.Store switch
    {
        StoreAddress.SqliteFile sqlite => new SqliteSeat(sqlite.Path, clock, turns.Add),
        StoreAddress.PostgresServer postgres => new PostgresSeat(
            postgres.Connection, url,
            new SeatPorts(clock, turns.Add, (what, why) => log.Warning(why, "{What:l}: {Why:l}", what, why.Message))),
        var other => throw new InvalidOperationException($"no store is known for {other}"),
    };

    /// <summary>Once it leads or stands by, so that whoever waits for this line can go on.</summary>
    private void Announce(ListenAddress address)
    {
        if (isAnnounced) return;
        isAnnounced = true;
        terminal.Output.WriteLine($"sweep coordinator listens on {address}");
        terminal.Output.Flush();
        if (request.Server.Secrets is null)
            log.Information("no secrets are set: any program on this machine may do anything, others cannot come");
        else if (!address.IsSecure && !address.IsLocal)
            log.Warning("tokens and secrets come in the clear: use --tls-cert and --tls-key, or a proxy that ends TLS");
    }

    private void Take(ServiceTurn turn, CoordinatorServer server, IStoreSeat seat)
    {
        switch (turn)
        {
            case ServiceTurn.Leadership { What: LeadershipEffect.Lead lead }:
                Lead(lead.Epoch, server, seat);
                break;
            case ServiceTurn.Leadership { What: LeadershipEffect.StepDown stepDown }
                when reign?.Epoch == stepDown.Epoch:
                log.Warning("stepping down: {Reason:l}", stepDown.Reason);
                StepDown(server, null);
                break;
            case ServiceTurn.Leadership { What: LeadershipEffect.Follow follow }:
                log.Information("standing by; the leader is {Leader:l}", follow.Leader?.Url ?? "not known");
                server.StandBy(follow.Leader?.Url);
                Announce(server.Address);
                break;
            case ServiceTurn.Failed failed when reign?.Epoch == failed.Epoch:
                Fail(failed, server, seat);
                break;
            case ServiceTurn.Broken broken:
                throw new InvalidOperationException("leadership has ended", broken.Reason);
            case ServiceTurn.Stop:
                isStopping = true;
                break;
        }
    }

    private void Lead(long epoch, CoordinatorServer server, IStoreSeat seat)
    {
        StepDown(server, null);
        try
        {
            reign = new Reign(new ReignOptions
            {
                Store = seat.Open(epoch),
                Epoch = epoch,
                Clock = clock,
                Meter = meter,
                Log = request.Server.Logs?.CreateLogger("Sweep.Coordinator"),
                TraceRatio = request.TraceRatio,
                Report = what => log.Information("{What:l}", what),
                OnRestart = bug => log.Error(bug, "the coordinator restarted from its journals after a bug"),
            });
            reign.Failure.ContinueWith(
                ended => turns.Add(new ServiceTurn.Failed(epoch, ended.Exception!.InnerException!)),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
            reign.Start(ending.Token).GetAwaiter().GetResult();
        }
        catch (JournalException fenced) when (fenced.Fault == JournalFault.Fenced)
        {
            StepDown(server, null);
            seat.FencedOff(epoch);
            return;
        }
        catch (OperationCanceledException)
        {
            return; // A signal came first.
        }

        server.Lead(reign.Access);
        log.Information("leading with {Store:l}", request.Store.ToString());
        Announce(server.Address);
    }

    private void Fail(ServiceTurn.Failed failed, CoordinatorServer server, IStoreSeat seat)
    {
        if (failed.Reason is not JournalException { Fault: JournalFault.Fenced })
        {
            ExceptionDispatchInfo.Throw(failed.Reason);
        }

        log.Warning("another coordinator leads: this one is fenced off");
        StepDown(server, null);
        seat.FencedOff(failed.Epoch);
    }

    private void StepDown(CoordinatorServer server, string? leader)
    {
        if (reign is null) return;
        server.StandBy(leader);
        reign.Dispose();
        reign = null;
    }
}
