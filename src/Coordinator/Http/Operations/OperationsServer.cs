using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Operations;

/// <summary>A second port, of a coordinator or a node, for those who operate it: probes and scrapers. It changes
/// nothing and tells nothing of sweeps but what metrics do, so probes need no secret here.</summary>
public sealed class OperationsServer : IAsyncDisposable
{
    public const string Option = "--ops";

    public const string Example = "http://127.0.0.1:9464";

    /// <summary>The one that OpenTelemetry's exporters for Prometheus use.</summary>
    public const int DefaultPort = 9464;

    /// <summary>Few come here, and ask for little.</summary>
    private static readonly ServerLimits Limits = new()
    {
        BodyBytesMax = 1024,
        ConnectionsMax = 100,
        LinksMax = 0,
        RequestsMax = 20,
    };

    private readonly WebApplication application;

    private OperationsServer(WebApplication application, ListenAddress address) =>
        (this.application, Address) = (application, address);

    /// <summary>Where it really listens; the port is known when it was asked to choose one.</summary>
    public ListenAddress Address { get; }

    /// <exception cref="ServerRefusedException">It would be open to others without a token, or the address cannot be
    /// had.</exception>
    public static async Task<OperationsServer> Start(OperationsOptions options)
    {
        options.Check();
        var application = WebHosting.Builder(new ServerOptions
        {
            Listen = options.Listen,
            Limits = Limits,
            Logs = options.Logs,
        }).Build();
        Compose(application, options);
        return new OperationsServer(application, await WebHosting.Start(application, options.Listen, Option));
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private static void Compose(WebApplication application, OperationsOptions options)
    {
        var log = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Sweep.Operations");
        application.Use(SecurityHeaders.Add);
        application.Use(new ErrorBoundary(Limits, log).Guard);
        application.UseRouting();
        application.Use(new OperationsAccess(options.Token).Check);
        application.Use(new RequestGate(Limits).Check);
        application.MapGet(ApiRoutes.Health, () => TypedResults.Text("ok\n")).WithMetadata(Access.Anyone);
        application.MapGet(ApiRoutes.Ready, () => Ready(options.IsReady())).WithMetadata(Access.Anyone);
        application.MapGet(ApiRoutes.Metrics, options.Metrics).WithMetadata(Access.Viewer);
    }

    private static IResult Ready(bool isReady) => isReady
        ? TypedResults.Text("ok\n")
        : TypedResults.Text("not ready\n", statusCode: StatusCodes.Status503ServiceUnavailable);
}
