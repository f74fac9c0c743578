using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Rules;

/// <summary>What alerts and dashboards read often, computed once. While another coordinator takes over, two may tell of
/// a sweep for a moment, so that gauges of sweeps are joined by max, never by sum.</summary>
internal static class RecordingRules
{
    public const string Leaders = "cluster:sweep_coordinator_leader:sum";
    public const string NodesUp = "cluster:sweep_node_up:sum";
    public const string QueueDepth = "cluster:sweep_queue_depth:sum";
    public const string Lanes = "cluster:sweep_device_lanes:sum";
    public const string LanesBusy = "cluster:sweep_device_lanes_busy:sum";
    public const string LanesUsed = "cluster:sweep_device_lanes_busy:ratio_rate5m";
    public const string DeviceLanesUsed = "node_device:sweep_device_lanes_busy:ratio_rate5m";
    public const string PlacementSlow = "cluster:sweep_placement_latency_seconds:p95_rate5m";

    public const string Trials = "sweep_state:sweep_trials:max";
    public const string Ended = "sweep:sweep_trials_ended:max";
    public const string EndedLately = "sweep:sweep_trials_ended:growth15m";
    public const string DivergedLately = "sweep:sweep_trials_diverged:growth15m";
    public const string DivergedShare = "sweep:sweep_trials_diverged:ratio_growth15m";
    public const string FailedLately = "sweep:sweep_trials_failed:growth15m";
    public const string FailedShare = "sweep:sweep_trials_failed:ratio_growth15m";
    public const string ReportRate = "sweep:sweep_reports:rate5m";
    public const string Overrun = "sweep:sweep_time_expected:ratio";

    public const string CommitSlow = "instance:sweep_journal_commit_duration_seconds:p99_rate5m";
    public const string BackPressure = "instance:sweep_link_backpressure:ratio_rate5m";
    public const string GcPause = "instance:dotnet_gc_pause:ratio_rate5m";
    public const string RequestErrors = "instance:http_server_errors:ratio_rate5m";

    private const string EndedStates = "state=~\"completed|diverged|stopped|failed\"";

    public static IEnumerable<RuleGroup> Groups(Pace pace) =>
    [
        new("sweep-cluster", [.. OfCluster(pace)]),
        new("sweep-sweeps", [.. OfSweeps(pace)]),
        new("sweep-processes", [.. OfProcesses(pace)]),
    ];

    private static IEnumerable<Rule> OfCluster(Pace pace)
    {
        var used = NodeMetrics.BusyTime.Rate(pace.Window(5));
        yield return Record(Leaders, $"sum({CoordinatorMetrics.Leader.Where()})");
        yield return Record(NodesUp, $"sum(max by (node) ({CoordinatorMetrics.NodeUp.Where()}))");
        yield return Record(QueueDepth, $"sum(max by (sweep) ({SweepMetrics.QueueDepth.Where()}))");
        yield return Record(Lanes, $"sum({NodeMetrics.Lanes.Where()})");
        yield return Record(LanesBusy, $"sum({NodeMetrics.LanesBusy.Where()})");
        yield return Record(DeviceLanesUsed,
            $"sum by (node, device) ({used})\n  / (sum by (node, device) ({NodeMetrics.Lanes.Where()}) > 0)");
        yield return Record(LanesUsed, $"sum({used})\n  / (sum({NodeMetrics.Lanes.Where()}) > 0)");
        yield return Record(
            PlacementSlow, SweepMetrics.PlacementLatency.Quantile(0.95, new Slice(pace.Window(5))));
    }

    private static IEnumerable<Rule> OfSweeps(Pace pace)
    {
        var window = pace.Window(15);
        yield return Record(Trials, $"max by (sweep, state) ({SweepMetrics.Trials.Where()})");
        yield return Record(Ended, $"sum by (sweep) ({Trials}{{{EndedStates}}})");
        yield return Record(EndedLately, MetricQueries.Growth(Ended, window));
        yield return Record(DivergedLately, GrowthOf("diverged", window));
        yield return Record(DivergedShare, $"{DivergedLately}\n  / ({EndedLately} > 0)");
        yield return Record(FailedLately, GrowthOf("failed", window));
        yield return Record(FailedShare, $"{FailedLately}\n  / ({EndedLately} > 0)");
        yield return Record(ReportRate, $"sum by (sweep) ({SweepMetrics.Reports.Rate(pace.Window(5))})");
        yield return Record(Overrun,
            $"(max by (sweep) ({SweepMetrics.TimeSpent.Where()}) + max by (sweep) ({SweepMetrics.TimeLeft.Where()}))\n"
            + $"  / (max by (sweep) ({SweepMetrics.TimeEstimate.Where()}) > 0)");
    }

    private static IEnumerable<Rule> OfProcesses(Pace pace)
    {
        var window = pace.Window(5);
        var requests = ForeignMetrics.RequestDuration;
        yield return Record(
            CommitSlow, CoordinatorMetrics.CommitDuration.Quantile(0.99, new Slice(window, "instance")));
        yield return Record(BackPressure, $"sum by (instance) ({ProcessMetrics.BackPressure.Rate(window)})");
        yield return Record(GcPause, $"sum by (instance) ({ForeignMetrics.GcPause.Rate(window)})");
        yield return Record(RequestErrors,
            $"sum by (instance) (rate({requests.Count("http_response_status_code=~\"5..\"")}[{window}]))\n"
            + $"  / (sum by (instance) (rate({requests.Count()}[{window}])) > 0)");
    }

    /// <summary>Counts of trials are gauges and may fall, when failed ones are asked for again.</summary>
    private static string GrowthOf(string state, string window) =>
        $"sum without (state) ({MetricQueries.Growth($"{Trials}{{state=\"{state}\"}}", window)})";

    private static RecordingRule Record(string name, string expression) => new(name, expression);
}
