using System.Net;
using System.Net.WebSockets;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Security;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

/// <summary>A server with secrets: each role, and none, at every route that there is.</summary>
public sealed class AccessTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "correct-horse-battery-staple";

    private readonly ScratchFolder folder = new();
    private readonly Dictionary<Role, string> tokens = [];
    private ApiScene scene = null!;

    private string TokenPath => Path.Combine(folder.Path, "tokens.txt");

    public async Task InitializeAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            tokens[role] = AccessToken.Create(role);
            TokenFile.Append(TokenPath, role, tokens[role], $"of {role}");
        }

        scene = await ApiScene.Start(new ServerOptions
        {
            Secrets = new ServerSecrets(TokenFile.Open(TokenPath, _ => { }), SharedSecret.Of(Secret, "test")),
        });
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("sweep_admin_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public async Task Without_a_secret_nothing_but_health_is_reachable(string? token)
    {
        using var client = scene.ClientWith(token);
        scene.Server.Routes.Count.ShouldBeGreaterThan(20);

        foreach (var (method, path) in scene.Server.Routes.Append((HttpMethod.Get, "/unknown")))
        {
            using var response = await client.SendAsync(new HttpRequestMessage(method, path));

            response.StatusCode.ShouldBe(
                path == ApiRoutes.Health ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Fact]
    public async Task The_join_secret_opens_the_link_and_nothing_else()
    {
        using var client = scene.ClientWith(Secret);

        foreach (var (method, path) in scene.Server.Routes)
        {
            using var response = await client.SendAsync(new HttpRequestMessage(method, path));

            // A plain request is let in at the link, and then told that it is no WebSocket.
            response.StatusCode.ShouldBe(
                path == ApiRoutes.Health ? HttpStatusCode.OK
                : path == ApiRoutes.Link ? HttpStatusCode.BadRequest : HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Theory]
    [InlineData(Role.Viewer, "GET")]
    [InlineData(Role.Submitter, "GET POST")]
    [InlineData(Role.Admin, "GET POST PUT DELETE")]
    public async Task A_role_may_do_what_it_is_for_and_no_more(Role role, string methods)
    {
        using var client = scene.ClientWith(tokens[role]);

        foreach (var (method, path) in scene.Server.Routes.Where(route => route.Path != ApiRoutes.Link))
        {
            var isDrain = path.EndsWith("/drain", StringComparison.Ordinal);
            var mayDo = methods.Contains(method.Method) && (!isDrain || role == Role.Admin);

            using var response = await client.SendAsync(
                new HttpRequestMessage(method, path), HttpCompletionOption.ResponseHeadersRead);

            var isForbidden = response.StatusCode == HttpStatusCode.Forbidden;
            isForbidden.ShouldBe(!mayDo, $"{method} {path}: {response.StatusCode}");
            response.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Fact]
    public async Task No_token_opens_the_link_of_nodes()
    {
        using var client = scene.ClientWith(tokens[Role.Admin]);

        using var response = await client.GetAsync(ApiRoutes.Link);

        (await ApiScene.ReadProblem(response, 401)).Remedy.ShouldContain("--join-secret-file");
    }

    [Fact]
    public async Task A_node_links_with_the_secret()
    {
        using var client = new ClientWebSocket();
        client.Options.SetRequestHeader("Authorization", $"Bearer {Secret}");

        await client.ConnectAsync(
            new Uri(scene.Server.Address.ToString().Replace("http", "ws") + ApiRoutes.Link), CancellationToken.None);

        client.SubProtocol.ShouldBeNull();
    }

    [Theory]
    [InlineData("?token=")]
    [InlineData("?access_token=")]
    public async Task A_token_in_the_url_does_not_count(string query)
    {
        using var client = scene.ClientWith(null);

        using var response = await client.GetAsync(ApiRoutes.Sweeps + query + tokens[Role.Admin]);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_that_is_taken_away_does_not_count_any_more()
    {
        using var client = scene.ClientWith(tokens[Role.Viewer]);
        using var before = await client.GetAsync(ApiRoutes.Sweeps);

        var rest = File.ReadLines(TokenPath).Where(line => !line.StartsWith("viewer", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(TokenPath, rest.ToList());
        File.SetLastWriteTimeUtc(TokenPath, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var after = await client.GetAsync(ApiRoutes.Sweeps);

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Answers_carry_headers_that_keep_browsers_and_caches_out()
    {
        using var client = scene.ClientWith(tokens[Role.Viewer]);

        using var response = await client.GetAsync(ApiRoutes.Sweeps);

        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public void The_file_holds_no_token()
    {
        var text = File.ReadAllText(TokenPath);

        foreach (var token in tokens.Values) text.ShouldNotContain(token);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(TokenPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
