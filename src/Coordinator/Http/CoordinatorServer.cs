using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Sweep.Coordinator.Http;

/// <summary>The coordinator's port: the HTTP interface and the nodes' links. It answers from the start; what it answers
/// follows from whether this process leads.</summary>
public sealed class CoordinatorServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private Leadership leadership = new Leadership.Unavailable("The coordinator is starting.");

    private CoordinatorServer(ServerOptions options)
    {
        application = ServerComposition.Build(options, () => Volatile.Read(ref leadership));
    }

    /// <summary>Where it really listens; the port is known when it was asked to choose one.</summary>
    public ListenAddress Address { get; private set; } = ListenAddress.Default;

    /// <summary>Whether it leads and its store is open.</summary>
    public bool IsReady => Volatile.Read(ref leadership) is Leadership.Leads;

    /// <summary>Every route as <c>GET /path/{parameter}</c>.</summary>
    internal IReadOnlyList<string> RoutePatterns => [..
        from source in ((IEndpointRouteBuilder)application).DataSources
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        select $"{method} {Patterns.WithoutConstraints(endpoint.RoutePattern.RawText!)}"];

    /// <summary>The same with 1 for every parameter, to be asked for.</summary>
    internal IReadOnlyList<(HttpMethod Method, string Path)> Routes => [..
        from pattern in RoutePatterns
        let parts = pattern.Split(' ')
        select (new HttpMethod(parts[0]), Patterns.WithExamples(parts[1]))];

    /// <exception cref="ServerRefusedException">It would be open to others without secrets, or the address cannot be
    /// had.</exception>
    public static async Task<CoordinatorServer> Start(ServerOptions options)
    {
        options.Check();
        var server = new CoordinatorServer(options);
        server.Address = await WebHosting.Start(server.application, options.Listen, "--listen");
        return server;
    }

    /// <summary>From now on this process speaks for the cluster.</summary>
    public void Lead(CoordinatorAccess access) => Volatile.Write(ref leadership, new Leadership.Leads(access));

    /// <param name="leader">The URL of the one that leads, if it is known.</param>
    public void StandBy(string? leader) => Volatile.Write(ref leadership, new Leadership.StandsBy(leader));

    /// <summary>Neither leads nor stands by.</summary>
    /// <param name="why">For people.</param>
    public void Suspend(string why) => Volatile.Write(ref leadership, new Leadership.Unavailable(why));

    /// <summary>Takes no more connections, lets short requests finish and ends streams and links.</summary>
    public async ValueTask DisposeAsync()
    {
        Suspend("The coordinator is ending.");
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
