using Sweep.Monitoring.Files;
using Sweep.Monitoring.Prometheus;

namespace Sweep.Monitoring.Live;

/// <summary>Goal: what we ship works on what our processes really tell. Method: real processes, a real Prometheus,
/// sweeps of formulas. Rules are sixty times as quick as in production.</summary>
public sealed class LiveTests(WatchedCluster cluster) : IClassFixture<WatchedCluster>
{
    /// <summary>They tell of a slow machine, which one that tests may be.</summary>
    private static readonly string[] Tolerated =
        ["SweepStoreSlow", "SweepLate", "SweepLanesBadlyUsed", "SweepPlacementSlow", "SweepCollectingGarbage"];

    [PrometheusFact]
    public async Task Promtool_finds_nothing_wrong_with_what_processes_tell()
    {
        foreach (var name in new[] { "coordinator", "first" })
        {
            var (exitCode, output) = PrometheusPrograms.Promtool(["check", "metrics"], await cluster.Page(name));

            exitCode.ShouldBe(0, $"{name}: {output}");
        }
    }

    [PrometheusFact]
    public async Task Every_panel_has_data_while_a_sweep_runs_and_only_true_alerts_fire()
    {
        await cluster.Submit("watched", """
            trainer: {model: synthetic, steps: 400, durationSeconds: 0.5, evaluateEvery: 50}
            grid: [{optimizer: sgd, lr: [0.01, 0.1, 100]}, {optimizer: adam, lr: [0.001, 0.01]}]
            seeds: 100
            """);
        var expressions = DashboardFiles.Panels.SelectMany(panel => panel.Targets.Select(target =>
            (Panel: $"{panel}", Text: Variables.Fill(target.Expression, PrometheusServer.RateWindow)))).ToList();

        await Patience.UntilNothingIsMissing(async () =>
        {
            foreach (var expression in expressions.ToList())
            {
                var values = await cluster.Prometheus.Values(expression.Text);
                if (values.Any(double.IsFinite)) expressions.Remove(expression);
            }

            return [.. expressions.Select(expression => $"{expression.Panel}: {expression.Text}")];
        });

        await Patience.Until("a trace beside a latency", async () =>
            (await cluster.Prometheus.Exemplars("sweep_placement_latency_seconds_bucket")).Any(id => id.Length == 32));
        (await cluster.Prometheus.Values("up{job=\"sweep-coordinator\"} == 1")).Count.ShouldBe(1);
        (await cluster.Prometheus.Values("up{job=\"sweep-node\"} == 1")).Count.ShouldBeGreaterThanOrEqualTo(2);
        (await cluster.Prometheus.BrokenRules()).ShouldBeEmpty();
        (await cluster.Prometheus.Firing()).Where(alert => !Tolerated.Contains(alert.Name)
            && alert.Name is not ("SweepNodeLost" or "SweepNodeUnreachable"))
            .Select(alert => alert.Labels.ToJsonString()).ShouldBeEmpty();
        await cluster.Stop("watched");
    }

    [PrometheusFact]
    public async Task A_lost_node_a_diverging_sweep_and_an_idle_device_raise_alerts_that_resolve()
    {
        await cluster.Submit("wild", """
            trainer: {model: synthetic, steps: 400, durationSeconds: 4}
            grid: [{optimizer: sgd, lr: [100, 1000]}]
            seeds: 60
            """);
        await cluster.Submit("nowhere", """
            trainer: {model: synthetic, steps: 400}
            grid: [{optimizer: sgd, lr: 0.1}]
            placement: {labels: {zone: nowhere}}
            """);
        await UntilFiring(("SweepDivergenceSpike", "sweep", "wild"), ("SweepDeviceIdle", "node", "first"));
        await cluster.Stop("nowhere");
        await UntilFiring(("SweepNodeLost", "node", WatchedCluster.LostNode));

        cluster.StartNode(WatchedCluster.LostNode);

        await Patience.UntilNothingIsMissing(async () =>
            [.. from alert in await cluster.Prometheus.Firing()
                where alert.Name is "SweepDivergenceSpike" or "SweepDeviceIdle" or "SweepNodeLost"
                select $"the end of {alert.Labels.ToJsonString()}"]);
    }

    /// <summary>Each fires at some moment, not necessarily at the same.</summary>
    private async Task UntilFiring(params (string Alert, string Label, string Value)[] wishes)
    {
        var open = wishes.ToList();
        await Patience.UntilNothingIsMissing(async () =>
        {
            var firing = await cluster.Prometheus.Firing();
            open.RemoveAll(wish => firing.Any(alert =>
                alert.Name == wish.Alert && $"{alert.Labels[wish.Label]}" == wish.Value));
            return [.. open.Select(wish => $"{wish}, only: {string.Join(", ", firing.Select(alert => alert.Name))}")];
        });
    }
}
