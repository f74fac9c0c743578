using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.Support;

/// <summary>A coordinator's HTTP interface that answers as a test wants; what it is not told about is not found.
/// </summary>
internal sealed class StubCoordinator : IDisposable
{
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> answers = [];
    private readonly WebApplication application;

    public StubCoordinator(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null) listen.UseHttps(certificate);
            }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        application = builder.Build();
        application.Run(Answer);
        application.StartAsync().GetAwaiter().GetResult();
        Url = application.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.Single().Replace("https://127.0.0.1", "https://localhost");
    }

    public string Url { get; }

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<StubRequest> Requests { get; } = [];

    /// <param name="request">Method and path: <c>GET /api/v1/sweeps</c>.</param>
    /// <param name="answer">Writes the answer.</param>
    public StubCoordinator On(string request, Func<HttpContext, Task> answer)
    {
        answers[request] = answer;
        return this;
    }

    public StubCoordinator On<T>(string request, T answer, JsonTypeInfo<T> type, int status = 200) => On(
        request, context => Write(context, status, "application/json", JsonSerializer.Serialize(answer, type)));

    public StubCoordinator OnText(string request, string text, string type = "application/json") =>
        On(request, context => Write(context, 200, type, text));

    public StubCoordinator OnChange(string request, string message, string change = "changed") => On(
        request, new ChangeReply { Change = change, Message = message }, ApiJson.Default.ChangeReply);

    public static Task Refuse(HttpContext context, Problem problem) => Write(
        context, problem.Status, Problem.ContentType, JsonSerializer.Serialize(problem, ApiJson.Default.Problem));

    public static async Task Write(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
    }

    public void Dispose()
    {
        application.StopAsync(new CancellationToken(canceled: true)).GetAwaiter().GetResult();
        application.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private async Task Answer(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        Requests.Enqueue(new StubRequest($"{request.Method} {request.Path}{request.QueryString}")
        {
            Body = await reader.ReadToEndAsync(),
            Authorization = request.Headers.Authorization.ToString(),
            LastEvent = request.Headers["Last-Event-ID"].ToString(),
        });
        if (answers.TryGetValue($"{request.Method} {request.Path}", out var answer)) await answer(context);
        else await Refuse(context, Problems.NotFound($"there is nothing at {request.Path}"));
    }
}
