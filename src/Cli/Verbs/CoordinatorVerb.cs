using System.CommandLine;
using Serilog.Extensions.Logging;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Logs;
using Sweep.Cli.Observing;
using Sweep.Cli.Operations;
using Sweep.Cli.Serving;
using Sweep.Cli.Terminals;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Logs;
using Sweep.Coordinator.Storage;
using Sweep.Telemetry;
using Sweep.Telemetry.Otlp;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep coordinator</c>: serves sweeps to users over HTTP, and trials to nodes.</summary>
internal static class CoordinatorVerb
{
    private const string StoreDefault = "sqlite:sweep-coordinator.db";

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "Where to listen: http or https, an address and a port.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:8431",
    };

    private static readonly Option<string?> Store = new("--store")
    {
        Description = "sqlite:FILE for one coordinator, postgres:... for several (else SWEEP_STORE, else "
            + $"{StoreDefault}).",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string?> Advertise = new("--advertise")
    {
        Description = "Where nodes and users reach this coordinator, told to them by one that stands by.",
        HelpName = "URL",
    };

    private static readonly Option<string?> Tokens = new("--tokens")
    {
        Description = "File of users' tokens, which 'sweep token create' makes.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> JoinSecret = new("--join-secret-file")
    {
        Description = "File with the secret that nodes join with (else SWEEP_JOIN_SECRET).",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Certificate = new("--tls-cert")
    {
        Description = "Certificate with its chain, PEM.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Key = new("--tls-key")
    {
        Description = "Its private key, PEM.",
        HelpName = "FILE",
    };

    private static readonly OperationsOptionSet Operations = new();

    private static readonly LogOptions Logs = new();

    public static Verb Create(Terminal terminal)
    {
        var command = new Command("coordinator", "Serves sweeps over HTTP and hands their trials to nodes.")
        {
            Listen, Store, Advertise, Tokens, JoinSecret, Certificate, Key,
        };
        Operations.AddTo(command);
        Logs.AddTo(command);
        var traces = new TraceOptions(terminal.Variable);
        traces.AddTo(command, canChoose: true);
        command.SetAction(parsed => Serve(parsed, traces, terminal));
        return new Verb(
            command,
            "sweep coordinator",
            "sweep coordinator --listen http://0.0.0.0:8431 --tokens tokens.txt --join-secret-file join-secret",
            "sweep coordinator --store postgres:Host=db;Database=sweep --advertise http://coordinator-0:8431");
    }

    private static int Serve(ParseResult parsed, TraceOptions traces, Terminal terminal)
    {
        using var service = ServiceLog.Open(terminal, Logs.Read(parsed, terminal));
        var log = service.Lines;
        using var bridge = new SerilogLoggerProvider(log);
        try
        {
            var listen = ListenAddress.Parse(parsed.GetRequiredValue(Listen));
            var process = new TelemetryOptions
            {
                Service = "sweep-coordinator",
                Instance = parsed.GetValue(Advertise) ?? $"{Environment.MachineName}:{listen.Port}",
            };
            using var telemetry = new ProcessTelemetry(process);
            using var spans = TraceOptions.Send(traces.DestinationIn(parsed, OtlpSignal.Traces), process);
            using var metrics = TraceOptions.SendMetrics(traces.DestinationIn(parsed, OtlpSignal.Metrics), process);
            var request = new ServiceRequest
            {
                Store = StoreAddress.Parse(SecretInput.StoreText(parsed.GetValue(Store), StoreDefault)),
                Telemetry = telemetry,
                Operations = Operations.Read(parsed),
                Advertise = AdvertisedUrl(parsed.GetValue(Advertise)),
                TraceRatio = traces.RatioIn(parsed),
                Server = new ServerOptions
                {
                    Listen = listen,
                    Metrics = telemetry.Answer,
                    Secrets = SecretInput.Read(
                        parsed.GetValue(Tokens),
                        parsed.GetValue(JoinSecret),
                        warning => log.Warning("{Warning:l}", warning)),
                    Certificate = CertificateOf(parsed.GetValue(Certificate), parsed.GetValue(Key)),
                    Logs = bridge,
                    LogDial = new LogDial(() => service.Detail, service.Change),
                },
            };
            using var coordinator = new CoordinatorService(request, terminal, log);
            return coordinator.Run();
        }
        catch (ServerRefusedException refused)
        {
            throw new RefusedException(refused.Message);
        }
    }

    private static string? AdvertisedUrl(string? url)
    {
        if (url is null) return null;
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri!.Scheme is "http" or "https") return url;
        throw new RefusedException(
            $"--advertise {url}: a URL with http or https is needed, as nodes and users know it.");
    }

    private static ServerCertificate? CertificateOf(string? certificate, string? key) => (certificate, key) switch
    {
        (null, null) => null,
        ({ } file, { } secret) => ServerCertificate.Load(file, secret),
        _ => throw new RefusedException("--tls-cert and --tls-key belong together: give both, or neither."),
    };
}
