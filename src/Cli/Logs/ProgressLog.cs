using System.Globalization;
using Serilog;
using Sweep.Cli.Progress;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Logs;

/// <summary>The run as log lines: each finished configuration, each trial that ended early, each tenth.</summary>
internal sealed class ProgressLog(ILogger log, RunProgress progress)
{
    private readonly Figures figures = new(progress.Grid.Definition.Objective.Metric, Glyphs.Unicode);
    private int configurationsDone;

    /// <param name="left">Time left where it is known.</param>
    public void Write(RunNotice notice, TimeSpan elapsed, TimeSpan? left)
    {
        switch (notice)
        {
            case RunNotice.ConfigurationDone done:
                configurationsDone++;
                log.Information("{Line:l}", ConfigurationLine(done.Configuration));
                break;
            case RunNotice.TrialEndedEarly { End: var end }:
                log.Warning("{Line:l}", EarlyEndLine(end));
                break;
            case RunNotice.TenthDone tenth:
                log.Information("{Line:l}", TenthLine(tenth.Percent, elapsed, left));
                break;
        }
    }

    private string ConfigurationLine(ConfigurationId id)
    {
        var summary = Leaderboard.Rank([(id, progress.ResultsOf(id))], progress.Grid.Definition.Objective.Goal)[0];
        var value = summary.Mean is null
            ? "no result"
            : $"{progress.Grid.Definition.Objective.Metric} "
                + $"{figures.MeanAndSd(summary.Mean, summary.Sd)}{figures.Unit}";
        var lost = summary.Diverged > 0 ? $", {summary.Diverged} diverged" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"configuration {configurationsDone} of {progress.Grid.ConfigurationCount} done: ")
            + $"{progress.Grid.ConfigurationAt(id).Display}: {value} (n {summary.N}{lost})";
    }

    private string EarlyEndLine(EarlyEnd end) => string.Create(CultureInfo.InvariantCulture,
        $"{TrialNames.Of(progress.Grid, end.Trial)} {end.State.ToString().ToLowerInvariant()}: {end.Why}");

    private string TenthLine(int percent, TimeSpan elapsed, TimeSpan? left)
    {
        var rest = left is { } time && percent < 100 ? $", about {Durations.Words(time)} left" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{percent} %: {progress.Finished} of {progress.Total} trials in {Durations.Words(elapsed)}{rest}");
    }
}
