using System.Net;
using System.Net.Sockets;
using System.Text;
using Sweep.Coordinator.Http;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class LimitTests
{
    [Fact]
    public async Task More_streams_than_allowed_are_refused_and_the_rest_go_on()
    {
        await using var scene = await ApiScene.Start(With(new ServerLimits { StreamsMax = 1 }));
        using (var first = await EventReader.Open(scene.Client, ApiRoutes.Events))
        {
            await first.Next();

            using var second = await scene.Client.GetAsync(ApiRoutes.Events);
            using var other = await scene.Client.GetAsync(ApiRoutes.Sweeps);

            (await ApiScene.ReadProblem(second, 429)).Detail.ShouldContain("streams");
            other.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task More_requests_at_once_than_allowed_are_refused()
    {
        await using var scene = await ApiScene.Start(With(new ServerLimits { RequestsMax = 0 }));

        using var response = await scene.Client.GetAsync(ApiRoutes.Sweeps);

        (await ApiScene.ReadProblem(response, 429)).Type.ShouldBe("urn:sweep:problem:busy");
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_long_line_is_refused()
    {
        await using var scene = await ApiScene.Start();

        using var response = await scene.Client.GetAsync("/api/v1/sweeps?cursor=" + new string('1', 10_000));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);
    }

    [Fact]
    public async Task Long_headers_are_refused()
    {
        await using var scene = await ApiScene.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Sweeps);
        request.Headers.Add("X-Long", new string('x', 20_000));

        using var response = await scene.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public async Task More_connections_than_allowed_are_closed()
    {
        await using var scene = await ApiScene.Start(With(new ServerLimits { ConnectionsMax = 1 }));
        using var first = await EventReader.Open(scene.Client, ApiRoutes.Events);
        using var second = new TcpClient();
        await second.ConnectAsync(IPAddress.Loopback, scene.Server.Address.Port);

        var answer = await Ask(second);

        answer.ShouldBeEmpty();
    }

    private static async Task<string> Ask(TcpClient client)
    {
        try
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            return ""; // Closed before it was read to its end: as good.
        }
    }

    private static ServerOptions With(ServerLimits limits) => new() { Limits = limits };
}
