namespace Sweep.MonitoringSource.Dashboards.Sweeps;

internal static class SweepsDashboard
{
    public static Dashboard Build() => new("sweep-sweeps", "Sweep / Sweeps")
    {
        Description = "How far sweeps are, what is best, what diverged and why, and how long it still takes.",
        Variables = [Filters.Sweeps],
        Rows =
        [
            new("At a glance", [.. AtAGlance.Panels()]),
            new("Best configurations", [.. BestConfigurations.Panels()]),
            new("Learning curves of what runs: $sweep", [.. LearningCurves.Panels()]) { Repeat = "sweep" },
            new("Divergence and failures", [.. Divergence.Panels()]),
            new("Progress and speed", [.. Speed.Panels()]),
        ],
    };
}
