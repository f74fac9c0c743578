using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sweep.Coordinator.Http;

/// <summary>What every port of ours has in common: its limits, its silence, and how it starts.</summary>
internal static class WebHosting
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>The empty builder reads neither settings files nor environment: what holds is what was given.</summary>
    public static WebApplicationBuilder Builder(ServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => Configure(kestrel, options));
        if (options.Logs is { } logs) builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Warning);
        // A start that fails is told once, by whoever started: not also as a trace of the framework's.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience);
        // Signals are the process's, not the server's.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        return builder;
    }

    /// <summary>Where it really listens; the port is known when it was asked to choose one.</summary>
    /// <param name="option">Of the command line, for the message.</param>
    /// <exception cref="ServerRefusedException">The address cannot be had.</exception>
    public static async Task<ListenAddress> Start(WebApplication application, ListenAddress listen, string option)
    {
        try
        {
            await application.StartAsync();
        }
        catch (IOException taken)
        {
            await application.DisposeAsync();
            throw new ServerRefusedException(
                $"{option} {listen}: {taken.Message} Choose another port, or end what listens there.");
        }

        var addresses = application.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses;
        return listen with { Port = new Uri(addresses.First()).Port };
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
