using System.Text;
using System.Text.Json;
using Sweep.Messages.Api;

namespace Sweep.EndToEnd.Traces;

/// <summary>What real processes log, in JSON, and what they do not.</summary>
public sealed class LogTests : IDisposable
{
    private const string Secret = "correct-horse-battery-staple-17";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-logs-");
    private readonly OtlpCollector collector = new();

    public void Dispose()
    {
        collector.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Levels_change_while_they_run_and_lines_name_attempt_and_trace_and_never_a_secret()
    {
        var secret = Write("secret", Secret);
        var tokens = Path.Combine(folder.FullName, "tokens");
        var token = SweepProcess.Run("token", "create", "--role", "admin", "--tokens", tokens).Output.Trim();
        var tokenFile = Write("token", token);
        string logs, nodeLogs;
        using (var coordinator = await ServiceProcess.Start(
            "sqlite:" + Path.Combine(folder.FullName, "store.db"), "--tokens", tokens, "--join-secret-file", secret,
            "--otlp", collector.Url, "--log-format", "json"))
        {
            using var node = SweepProcess.Start(
                "node", "--join", coordinator.Url, "--name", "gpu-a", "--devices", "cpu:1",
                "--join-secret-file", secret, "--otlp", collector.Url, "--log-level", "debug",
                "--checkpoints", Path.Combine(folder.FullName, "checkpoints"));
            var changed = SweepProcess.Run(
                "log-level", "debug", "--server", coordinator.Url, "--token-file", tokenFile);
            changed.ExitCode.ShouldBe(0, changed.Error);
            await Submit(coordinator, token);
            await collector.WaitUntil(spans => spans.Count >= 4);
            coordinator.End("TERM").ShouldBe(0);
            logs = await coordinator.Log;
            node.Signal("INT");
            node.Signal("INT");
            nodeLogs = node.WaitForEnd().Error;
        }

        var root = collector.Spans.Single(span => span.Name == "attempt");
        var ended = Lines(logs).Single(line => Text(line).EndsWith("has ended: Completed", StringComparison.Ordinal));
        ended.GetProperty("Level").GetString().ShouldBe("Debug");
        ended.GetProperty("TraceId").GetString().ShouldBe(root.TraceId);
        ended.GetProperty("SpanId").GetString().ShouldBe(root.SpanId);
        ended.GetProperty("Properties").GetProperty("Sweep").GetString().ShouldBe("logged");
        Lines(logs).Select(Text).ShouldContain("sweep logged was submitted: 1 trials");
        var begun = Lines(nodeLogs).Single(line => Text(line) == "training begins");
        begun.GetProperty("TraceId").GetString().ShouldBe(root.TraceId);
        begun.GetProperty("Properties").GetProperty("Node").GetString().ShouldBe("gpu-a");
        foreach (var text in (string[])[logs, nodeLogs])
        {
            text.ShouldNotContain(Secret);
            text.ShouldNotContain(token);
        }
    }

    /// <summary>Every line must be an object.</summary>
    private static List<JsonElement> Lines(string log) =>
    [
        .. log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];

    private static string Text(JsonElement line) => line.GetProperty("RenderedMessage").GetString()!;

    private static async Task Submit(ServiceProcess service, string token)
    {
        const string Definition =
            """
            apiVersion: sweep.dev/v1alpha1
            kind: Sweep
            metadata: {name: logged}
            spec:
              trainer: {model: synthetic, steps: 3}
              objective: {metric: accuracy, goal: maximize}
              grid: [{optimizer: sgd, lr: [0.1]}]
              seeds: 1
            """;
        using var client = new HttpClient { BaseAddress = new Uri(service.Url) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var response = await client.PostAsync(
            ApiRoutes.Sweeps, new StringContent(Definition, Encoding.UTF8, "application/yaml"));
        ((int)response.StatusCode).ShouldBe(201, await response.Content.ReadAsStringAsync());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
