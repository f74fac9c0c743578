using Serilog.Extensions.Logging;
using Sweep.Actors.Host;
using Sweep.Cli.Logs;
using Sweep.Cli.Observing;
using Sweep.Cli.Operations;
using Sweep.Cli.Remote;
using Sweep.Cli.Rendering;
using Sweep.Cli.Running;
using Sweep.Cli.Terminals;
using Sweep.GpuNode.Checkpoints;
using Sweep.GpuNode.Hosting;
using Sweep.GpuNode.Links;
using Sweep.GpuNode.Workers;
using Sweep.Messages;
using Sweep.Telemetry;

namespace Sweep.Cli.Joining;

/// <summary><c>sweep node</c> from joining to leaving.</summary>
internal sealed class NodeCommand(NodeRequest request, Terminal terminal)
{
    private readonly SystemClock clock = new();
    private readonly TaskCompletionSource graceIsOver = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Trains until a signal, a drain or a refusal ends it; returns the process's exit code.</summary>
    public int Execute()
    {
        RequireDataFolder();
        var secret = JoinSecret.Read(request.SecretFile, Environment.GetEnvironmentVariable);
        using var folder = NodeFolder.Open(
            request.CheckpointFolder, request.Name, Environment.GetEnvironmentVariable);
        using var service = ServiceLog.Open(terminal, request.Logs, folder.NodeName);
        var log = new NodeLog(service.Lines, () => clock.Now);
        using var downloads = new CancellationTokenSource();
        var data = new DataInput(
            request.DataFolder, new DownloadReport(terminal with { IsLive = false }, service.Lines), downloads.Token);
        var identity = new NodeIncarnation(new NodeId(folder.NodeName), clock.Now.Ticks);
        var checkpoints = new CheckpointStore(folder.Path, $"{identity.Node}.{identity.Number}");
        Clean(checkpoints, log);
        var process = new TelemetryOptions { Service = "sweep-node", Instance = folder.NodeName };
        using var spans = TraceOptions.Send(request.Traces, process);
        using var node = new LinkedNode(new LinkedNodeOptions
        {
            Node = identity,
            Profile = new NodeProfile(request.Devices, request.Labels, ProgramVersion.Current),
            Join = request.Join,
            Secret = secret,
            Tls = request.AuthorityFile is { } authority ? TrustedAuthority.Of(authority) : null,
            Clock = clock,
            Report = log.SayOfLink,
            SetLogs = service.Change,
            OnBug = bug => log.Fail("the node ends after a bug", bug),
            WorkerOptions = post => new WorkerOptions
            {
                Clock = clock,
                Post = post,
                OpenData = data.Open,
                CreateEngine = new Engines().Create,
                Checkpoints = checkpoints,
                Tell = log.Tell,
                Warn = log.Warn,
            },
        });
        using var telemetry = new ProcessTelemetry(process);
        using var metrics = TraceOptions.SendMetrics(request.Metrics, process);
        using var bridge = new SerilogLoggerProvider(service.Lines);
        using var operations = OperationsPort.Open(request.Operations, telemetry, () => node.IsJoined, bridge);
        foreach (var line in operations.Announcements) log.Say(line);
        using var signals = new StopSignals(
            first: () =>
            {
                downloads.Cancel();
                Leave(node, log);
            },
            second: () => Environment.Exit(ExitCode.Interrupted));
        log.Say($"node {identity.Node}: {Plural.Of(request.Devices.Sum(device => device.Lanes), "trial")} at once, "
            + $"checkpoints in {folder.Path}; joining {string.Join(", ", request.Join)}");
        node.Start();
        var exitCode = Wait(node, log);
        Clean(checkpoints, log);
        return exitCode;
    }

    private void RequireDataFolder()
    {
        if (request.DataFolder is { } data && !Directory.Exists(data))
        {
            throw new RefusedException(
                $"--data {data}: there is no such folder. Name the folder that holds the data sets' folders.");
        }
    }

    /// <summary>Old files cost space and nothing else, so they keep no node from its work.</summary>
    private void Clean(CheckpointStore checkpoints, NodeLog log)
    {
        try
        {
            checkpoints.RemoveAbandoned(clock.Now);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.Warn("old checkpoints could not be removed", failure);
        }
    }

    private void Leave(LinkedNode node, NodeLog log)
    {
        log.Say($"leaving: saving what runs, for at most {Durations.Words(request.Grace)}");
        node.Leave();
        _ = Task.Delay(request.Grace).ContinueWith(_ => graceIsOver.TrySetResult(), TaskScheduler.Default);
    }

    private int Wait(LinkedNode node, NodeLog log)
    {
        try
        {
            if (Task.WhenAny(node.Completion, graceIsOver.Task).GetAwaiter().GetResult() == graceIsOver.Task)
            {
                log.Fail("the time to leave is over: what was not given back goes on elsewhere after its lease");
                return ExitCode.Failed;
            }

            node.Completion.GetAwaiter().GetResult();
            log.Say("left");
            return ExitCode.Done;
        }
        catch (NodeSupersededException superseded)
        {
            log.Fail(superseded.Message);
            return ExitCode.Superseded;
        }
        catch (LinkRefusedException refused)
        {
            log.Fail(refused.Message);
            return ExitCode.Refused;
        }
    }
}
