using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http;

/// <summary>Puts the server together: what every request passes, in this order, before its route.</summary>
internal static class ServerComposition
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    public static WebApplication Build(ServerOptions options, Func<Leadership> leadership)
    {
        // The empty builder reads neither settings files nor environment: what holds is what was given.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => Configure(kestrel, options));
        AddServices(builder, options);
        var application = builder.Build();
        Compose(application, options, leadership);
        return application;
    }

    private static void AddServices(WebApplicationBuilder builder, ServerOptions options)
    {
        if (options.Logs is { } logs) builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Warning);
        // A start that fails is told once, by whoever started: not also as a trace of the framework's.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        var services = builder.Services;
        services.AddRouting();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            json.SerializerOptions.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        // Signals are the process's, not the server's.
        services.AddSingleton<IHostLifetime, NoLifetime>();
        ApiDescription.Add(services, options.Secrets is not null);
    }

    private static void Compose(WebApplication application, ServerOptions options, Func<Leadership> leadership)
    {
        var log = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Sweep.Http");
        var gate = new LeadershipGate(leadership);
        application.Use(SecurityHeaders.Add);
        application.Use(new ErrorBoundary(options.Limits, log).Guard);
        application.UseRouting();
        application.Use(new AccessControl(options.Secrets).Check);
        application.Use(new RequestGate(options.Limits).Check);
        application.Use(gate.Check);
        application.UseWebSockets();
        Routes.Map(application, gate, leadership);
    }

    private static void Configure(KestrelServerOptions kestrel, ServerOptions options)
    {
        var limits = options.Limits;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytesMax;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytesMax;
        kestrel.Limits.MaxRequestHeaderCount = limits.HeadersMax;
        kestrel.Limits.MaxRequestLineSize = limits.LineBytesMax;
        kestrel.Limits.MaxConcurrentConnections = limits.ConnectionsMax;
        kestrel.Limits.MaxConcurrentUpgradedConnections = limits.LinksMax;
        kestrel.Limits.RequestHeadersTimeout = limits.HeadersTimeout;
        Action<ListenOptions> configure = listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (options.Certificate is not { } certificate) return;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate.Certificate;
                https.ServerCertificateChain = certificate.Chain;
            });
        };
        if (options.Listen.Host == "localhost" && options.Listen.Port != 0)
            kestrel.ListenLocalhost(options.Listen.Port, configure);
        else kestrel.Listen(AddressOf(options.Listen.Host), options.Listen.Port, configure);
    }

    private static IPAddress AddressOf(string host) => host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(host);

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
