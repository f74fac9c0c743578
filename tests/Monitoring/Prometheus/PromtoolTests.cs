using System.Text;
using Sweep.Monitoring.Files;

namespace Sweep.Monitoring.Prometheus;

/// <summary>Goal: the real Prometheus accepts what we ship, and every alert behaves. Method: its own tool.</summary>
public sealed class PromtoolTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(Repository.Monitoring, "prometheus");

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-promtool-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [PrometheusFact]
    public void The_configuration_is_accepted() =>
        Check("check", "config", Path.Combine(Shipped, "prometheus.yml"));

    [PrometheusFact]
    public void The_rules_are_accepted() =>
        Check(["check", "rules", "--lint=all", "--lint-fatal", .. Files("rules")]);

    /// <summary>Values that are not finite are among the series of tests/not-finite.yml.</summary>
    [PrometheusFact]
    public void Every_alert_fires_when_it_should_and_only_then() => Check(["test", "rules", .. Files("tests")]);

    [PrometheusFact]
    public void Every_expression_of_a_panel_is_accepted()
    {
        var rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
        foreach (var (panel, index) in DashboardFiles.Panels.Select((panel, index) => (panel, index)))
        {
            foreach (var (expression, letter) in panel.Targets.Select((t, i) => (t.Expression, (char)('a' + i))))
            {
                rules.Append($"      - record: panel_{index}_{letter}\n        expr: |-\n");
                foreach (var line in Variables.Fill(expression).Split('\n')) rules.Append($"          {line}\n");
            }
        }

        var file = Path.Combine(folder, "panels.yml");
        File.WriteAllText(file, rules.ToString());
        Check("check", "rules", file);
    }

    private static IEnumerable<string> Files(string kind) =>
        Directory.EnumerateFiles(Path.Combine(Shipped, kind), "*.yml").Order();

    private static void Check(params string[] arguments)
    {
        var (exitCode, output) = PrometheusPrograms.Promtool(arguments);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("SUCCESS");
    }
}
