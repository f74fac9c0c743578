using System.Globalization;
using System.Text.Json.Nodes;
using Sweep.Monitoring.Prometheus;
using Sweep.MonitoringSource;

namespace Sweep.Monitoring.Live;

/// <summary>The real Prometheus with the rules that we ship, sixty times as quick: it scrapes each second, and where a
/// rule waits for a minute it waits for a second.</summary>
internal sealed class PrometheusServer : IDisposable
{
    /// <summary>What Grafana would choose for $__rate_interval with this scrape interval.</summary>
    public const string RateWindow = "4s";

    private readonly RunningProgram program;
    private readonly HttpClient client;

    public PrometheusServer(string folder, IEnumerable<Uri> coordinators, IEnumerable<Uri> nodes)
    {
        foreach (var file in new Generator(new Pace(60), "docs/monitoring.md").Files())
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        var configuration = Path.Combine(folder, "prometheus", "prometheus.yml");
        File.WriteAllText(configuration, $$"""
            global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
            rule_files: [rules/*.yml]
            scrape_configs:
              - job_name: sweep-coordinator
                static_configs: [{targets: [{{Targets(coordinators)}}]}]
              - job_name: sweep-node
                static_configs: [{targets: [{{Targets(nodes)}}]}]

            """);
        var url = RunningProgram.FreeUrl();
        client = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        program = new RunningProgram(
            Path.Combine(folder, "prometheus.log"), PrometheusPrograms.Server, $"--config.file={configuration}",
            $"--storage.tsdb.path={Path.Combine(folder, "series")}", $"--web.listen-address={url.Authority}",
            "--enable-feature=exemplar-storage", "--log.level=warn");
    }

    public string Log => program.Log;

    public async Task<bool> IsReady()
    {
        program.HasEnded.ShouldBeFalse($"see {program.Log}");
        try
        {
            using var answer = await client.GetAsync("/-/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The values that an expression has now.</summary>
    public async Task<IReadOnlyList<double>> Values(string expression)
    {
        var data = await Ask($"/api/v1/query?query={Uri.EscapeDataString(expression)}");
        return [.. data["result"]!.AsArray().Select(series => Number(series!["value"]![1]!.GetValue<string>()))];
    }

    /// <summary>Alerts that fire, each as its name and labels.</summary>
    public async Task<IReadOnlyList<(string Name, JsonNode Labels)>> Firing()
    {
        var data = await Ask("/api/v1/alerts");
        return
        [
            .. from alert in data["alerts"]!.AsArray()
               where alert["state"]!.GetValue<string>() == "firing"
               select (alert["labels"]!["alertname"]!.GetValue<string>(), alert["labels"]!),
        ];
    }

    /// <summary>Traces beside single observations of a histogram's buckets.</summary>
    public async Task<IReadOnlyList<string>> Exemplars(string buckets)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1));
        var data = await Ask($"/api/v1/query_exemplars?query={Uri.EscapeDataString(buckets)}"
            + $"&start={from.ToUnixTimeSeconds()}&end={to.ToUnixTimeSeconds()}");
        return
        [
            .. from series in data.AsArray()
               from exemplar in series["exemplars"]!.AsArray()
               select exemplar["labels"]!["trace_id"]!.GetValue<string>(),
        ];
    }

    /// <summary>Rules that could not be evaluated, with the reason.</summary>
    public async Task<IReadOnlyList<string>> BrokenRules()
    {
        var data = await Ask("/api/v1/rules");
        return
        [
            .. from ruleGroup in data["groups"]!.AsArray()
               from rule in ruleGroup["rules"]!.AsArray()
               where rule["health"]!.GetValue<string>() != "ok"
               select $"{rule["name"]}: {rule["health"]} {rule["lastError"]}",
        ];
    }

    public void Dispose()
    {
        program.Dispose();
        client.Dispose();
    }

    private async Task<JsonNode> Ask(string path)
    {
        using var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return JsonNode.Parse(text)!["data"]!;
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static string Targets(IEnumerable<Uri> urls) =>
        string.Join(", ", urls.Select(url => $"'{url.Authority}'"));
}
