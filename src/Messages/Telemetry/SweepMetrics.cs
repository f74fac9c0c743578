using System.Collections.Immutable;

namespace Sweep.Messages.Telemetry;

/// <summary>What the leading coordinator tells of sweeps. Series of a sweep go some time after it has ended.</summary>
public static class SweepMetrics
{
    private static readonly MetricFamily Of = new(MetricOwner.Coordinator);

    public static readonly MetricDefinition Sweeps = Of.Gauge(
        "sweep.sweeps", "{sweep}", "Sweeps that the coordinator holds, by state.", MetricLabels.State);

    public static readonly MetricDefinition Trials = Of.Gauge(
        "sweep.trials", "{trial}", "Trials of a sweep, by state.", MetricLabels.Sweep, MetricLabels.State);

    public static readonly MetricDefinition Progress = Of.Gauge(
        "sweep.progress", "1", "Share of a sweep's work that is done, running trials included.", MetricLabels.Sweep);

    public static readonly MetricDefinition TimeSpent = Of.Gauge(
        "sweep.time.spent", "s", "Time for which a sweep has been worked on.", MetricLabels.Sweep);

    public static readonly MetricDefinition TimeLeft = Of.Gauge(
        "sweep.time.left", "s", "Time until a sweep ends at its present speed; absent while unknown.",
        MetricLabels.Sweep);

    public static readonly MetricDefinition TimeEstimate = Of.Gauge(
        "sweep.time.estimate", "s",
        "Whole time of a sweep as first estimated, once a twentieth was done; absent before.", MetricLabels.Sweep);

    public static readonly MetricDefinition TrialsEnded = Of.Counter(
        "sweep.trials.ended", "{trial}", "Trials that reached a terminal record, by outcome.",
        MetricLabels.Sweep, MetricLabels.Optimizer, MetricLabels.Outcome);

    public static readonly MetricDefinition TrialsDiverged = Of.Counter(
        "sweep.trials.diverged", "{trial}", "Trials that a divergence rule ended.",
        MetricLabels.Sweep, MetricLabels.Optimizer, MetricLabels.Rule);

    public static readonly MetricDefinition AttemptsEnded = Of.Counter(
        "sweep.attempts.ended", "{attempt}",
        "Attempts that ended, by outcome and, when failed, by failure class; those lost go on in another attempt.",
        MetricLabels.Sweep, MetricLabels.Outcome, MetricLabels.FailureClass);

    public static readonly MetricDefinition Reports = Of.Counter(
        "sweep.reports", "{report}", "Reports that were recorded, each once.",
        MetricLabels.Sweep, MetricLabels.Optimizer);

    public static readonly MetricDefinition Steps = Of.Counter(
        "sweep.steps", "{step}", "Training steps that reports tell of, each once.",
        MetricLabels.Sweep, MetricLabels.Optimizer);

    public static readonly MetricDefinition Samples = Of.Counter(
        "sweep.samples", "{sample}", "Training samples behind those steps, each taken as a full batch.",
        MetricLabels.Sweep, MetricLabels.Optimizer);

    public static readonly MetricDefinition ObjectiveBest = Of.Gauge(
        "sweep.objective.best", "", "Best finite objective of any completed trial; absent before the first.",
        MetricLabels.Sweep, MetricLabels.Metric);

    public static readonly MetricDefinition ObjectiveMean = Of.Gauge(
        "sweep.config.objective.mean", "", "Mean objective over seeds of the best configurations.",
        MetricLabels.Sweep, MetricLabels.Rank, MetricLabels.Configuration);

    public static readonly MetricDefinition ObjectiveLow = Of.Gauge(
        "sweep.config.objective.low", "", "Lower end of the 95 % interval of that mean; absent with one seed.",
        MetricLabels.Sweep, MetricLabels.Rank, MetricLabels.Configuration);

    public static readonly MetricDefinition ObjectiveHigh = Of.Gauge(
        "sweep.config.objective.high", "", "Upper end of the 95 % interval of that mean; absent with one seed.",
        MetricLabels.Sweep, MetricLabels.Rank, MetricLabels.Configuration);

    public static readonly MetricDefinition ObjectiveSeeds = Of.Gauge(
        "sweep.config.seeds", "{seed}", "Seeds behind that mean.",
        MetricLabels.Sweep, MetricLabels.Rank, MetricLabels.Configuration);

    public static readonly MetricDefinition RunningLoss = Of.Gauge(
        "sweep.running.loss", "",
        "Quantiles of the latest training loss over running trials; NaN and infinities stand at the worse end.",
        MetricLabels.Sweep, MetricLabels.Quantile);

    public static readonly MetricDefinition RunningObjective = Of.Gauge(
        "sweep.running.objective", "",
        "Quantiles of the latest objective over running trials; NaN and infinities stand at the worse end.",
        MetricLabels.Sweep, MetricLabels.Quantile);

    public static readonly MetricDefinition QueueDepth = Of.Gauge(
        "sweep.queue.depth", "{trial}",
        "Trials that could run and hold no place yet, as many as parallelism allows; 0 while paused.",
        MetricLabels.Sweep);

    public static readonly MetricDefinition QueueWait = Of.Histogram(
        "sweep.queue.wait", "s", "Time from when an attempt could run until it was given to a node.", WaitBuckets);

    public static readonly MetricDefinition PlacementLatency = Of.Histogram(
        "sweep.placement.latency", "s", "Time from giving an attempt to a node until it began to train.", WaitBuckets);

    public static readonly MetricDefinition AttemptDuration = Of.Histogram(
        "sweep.attempt.duration", "s", "Time from the beginning of an attempt to its end.", WaitBuckets);

    public static readonly MetricDefinition LedgerViolations = Of.Counter(
        "sweep.ledger.violations", "{violation}",
        "Facts that must not be, such as a cell with two results or a report counted twice. Always 0.",
        MetricLabels.Kind);

    public static ImmutableArray<MetricDefinition> All { get; } =
    [
        Sweeps, Trials, Progress, TimeSpent, TimeLeft, TimeEstimate,
        TrialsEnded, TrialsDiverged, AttemptsEnded, Reports, Steps, Samples,
        ObjectiveBest, ObjectiveMean, ObjectiveLow, ObjectiveHigh, ObjectiveSeeds,
        RunningLoss, RunningObjective, QueueDepth, QueueWait, PlacementLatency, AttemptDuration,
        LedgerViolations,
    ];

    private static ImmutableArray<double> WaitBuckets =>
        [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800, 7200, 43200];
}
