using System.Net;
using Sweep.Coordinator.Http;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

/// <summary>A server without secrets serves this machine, and not the pages of its browsers.</summary>
public sealed class LoopbackTests
{
    [Theory]
    [InlineData("http://0.0.0.0:8431")]
    [InlineData("http://192.168.1.2:8431")]
    [InlineData("https://[::]:8431")]
    public async Task It_refuses_to_listen_wider_and_says_how(string url)
    {
        var options = new ServerOptions { Listen = ListenAddress.Parse(url) };

        var refused = await Should.ThrowAsync<ServerRefusedException>(() => CoordinatorServer.Start(options));

        refused.Message.ShouldContain("sweep token create");
        refused.Message.ShouldContain("--join-secret-file");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "127.0.0.1", 1, false)]
    [InlineData("https://localhost", "localhost", ListenAddress.DefaultPort, true)]
    [InlineData("http://[::1]:99", "::1", 99, false)]
    public void An_address_is_read_from_a_url(string url, string host, int port, bool isSecure) =>
        ListenAddress.Parse(url).ShouldBe(new ListenAddress(host, port, isSecure));

    [Theory]
    [InlineData("8431")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1/path")]
    [InlineData("http://user:password@127.0.0.1")]
    [InlineData("http://example.com:80")]
    public void Another_text_is_no_address(string url) =>
        Should.Throw<ServerRefusedException>(() => ListenAddress.Parse(url)).Message.ShouldContain("--listen");

    [Theory]
    [InlineData("Host", "sweep.attacker.example")]
    [InlineData("Origin", "https://attacker.example")]
    public async Task A_page_of_another_origin_is_kept_out(string header, string value)
    {
        await using var scene = await ApiScene.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiRoutes.SweepVerb("two", "stop"));
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await scene.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_taken_port_is_told()
    {
        await using var scene = await ApiScene.Start();

        var refused = await Should.ThrowAsync<ServerRefusedException>(() => CoordinatorServer.Start(
            new ServerOptions { Listen = scene.Server.Address }));

        refused.Message.ShouldContain("another port");
    }
}
