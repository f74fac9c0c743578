using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sweep.Coordinator.Http.Logs;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http;

/// <summary>Puts the server together: what every request passes, in this order, before its route.</summary>
internal static class ServerComposition
{
    public static WebApplication Build(ServerOptions options, Func<Leadership> leadership)
    {
        var builder = WebHosting.Builder(options);
        AddServices(builder, options);
        var application = builder.Build();
        Compose(application, options, leadership);
        return application;
    }

    private static void AddServices(WebApplicationBuilder builder, ServerOptions options)
    {
        var services = builder.Services;
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            json.SerializerOptions.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
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
        LogRoutes.Map(application, options.LogDial);
        if (options.Metrics is { } metrics) Routes.MapMetrics(application, metrics);
    }
}
