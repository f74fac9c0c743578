using Microsoft.Extensions.Logging;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Operations;
using Sweep.Telemetry;

namespace Sweep.Cli.Operations;

/// <summary>The port for those who operate this process, for as long as it lives; none when nobody asked for one.
/// </summary>
internal sealed class OperationsPort : IDisposable
{
    private readonly OperationsServer? server;

    private OperationsPort(OperationsServer? server) => this.server = server;

    /// <param name="logs">Where its errors go.</param>
    /// <exception cref="RefusedException">It would be open to others without a token, or the address cannot be had.
    /// </exception>
    public static OperationsPort Open(
        OperationsRequest? request, ProcessTelemetry telemetry, Func<bool> isReady, ILoggerProvider logs)
    {
        if (request is null) return new OperationsPort(null);
        try
        {
            return new OperationsPort(OperationsServer.Start(new OperationsOptions
            {
                Listen = request.Listen,
                Token = request.Token,
                Metrics = telemetry.Answer,
                IsReady = isReady,
                Logs = logs,
            }).GetAwaiter().GetResult());
        }
        catch (ServerRefusedException refused)
        {
            throw new RefusedException(refused.Message);
        }
    }

    /// <summary>What to tell those who read the log; null without a port.</summary>
    public IEnumerable<string> Announcements
    {
        get
        {
            if (server is null) yield break;
            yield return $"probes and metrics on {server.Address}";
            if (!server.Address.IsLocal)
                yield return "scrapers' tokens come in the clear there: keep it off open networks";
        }
    }

    public void Dispose() => server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
