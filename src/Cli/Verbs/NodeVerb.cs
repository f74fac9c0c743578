using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Joining;
using Sweep.Cli.Logs;
using Sweep.Cli.Observing;
using Sweep.Cli.Operations;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;
using Sweep.Telemetry.Otlp;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep node</c>: joins a coordinator and trains what it is given, until it is told to stop.</summary>
internal static class NodeVerb
{
    public static Verb Create(Terminal terminal)
    {
        var join = NodeOptionSet.Join();
        var devices = NodeOptionSet.Devices();
        var name = NodeOptionSet.Name();
        var labels = NodeOptionSet.Labels();
        var data = Arguments.DataFolder();
        var checkpoints = new Option<string?>("--checkpoints")
        {
            Description = "Folder for checkpoints, which nodes may share. Else in the user's home.",
            HelpName = "DIR",
        };
        var secret = new Option<string?>("--join-secret-file")
        {
            Description = "File with the secret that nodes join with. Else the variable SWEEP_JOIN_SECRET.",
            HelpName = "FILE",
        };
        var authority = ServerOptions.NewAuthority();
        var grace = NodeOptionSet.Grace();
        var command = new Command("node", "Joins a coordinator and trains what it is given.")
        {
            join, devices, name, labels, data, checkpoints, secret, authority, grace,
        };
        var operations = new OperationsOptionSet();
        operations.AddTo(command);
        var logs = new LogOptions();
        logs.AddTo(command);
        var traces = new TraceOptions(terminal.Variable);
        traces.AddTo(command, canChoose: false);
        command.SetAction(parsed => new NodeCommand(
            new NodeRequest
            {
                Join = [.. parsed.GetRequiredValue(join).Select(url => new Uri(url))],
                Devices = DeviceList.Parse(parsed.GetRequiredValue(devices)),
                Name = parsed.GetValue(name),
                Labels = NodeOptionSet.ParseLabels(parsed.GetValue(labels) ?? []),
                DataFolder = parsed.GetValue(data),
                CheckpointFolder = parsed.GetValue(checkpoints),
                SecretFile = parsed.GetValue(secret),
                Operations = operations.Read(parsed),
                Logs = logs.Read(parsed, terminal),
                AuthorityFile = parsed.GetValue(authority),
                Traces = traces.DestinationIn(parsed, OtlpSignal.Traces),
                Metrics = traces.DestinationIn(parsed, OtlpSignal.Metrics),
                Grace = TimeSpan.FromSeconds(parsed.GetValue(grace)),
            },
            terminal).Execute());
        return new Verb(
            command,
            "sweep node --join http://localhost:8431",
            "sweep node --join https://coordinator:8431 --devices cpu:8 --label zone=west "
                + "--join-secret-file secret.txt");
    }
}
