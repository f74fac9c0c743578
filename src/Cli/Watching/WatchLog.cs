using System.Globalization;
using Serilog;
using Sweep.Cli.Remote;
using Sweep.Cli.Rendering;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Cli.Watching;

/// <summary>A watched sweep as log lines: its start, each change of status, each tenth, each trial that ended early,
/// and what became of the connection.</summary>
internal sealed class WatchLog(ILogger log)
{
    private SweepStatus? status;
    private string? problem;
    private long tenths = -1;

    public void Write(SweepDetail detail)
    {
        var picture = new WatchedPicture(detail);
        if (status is null) WriteStart(picture);
        if (status != detail.Sweep.Status || problem != picture.Notice) WriteStatus(detail, picture);
        (status, problem) = (detail.Sweep.Status, picture.Notice);
        var done = picture.Total == 0 ? 10 : picture.Finished * 10 / picture.Total;
        if (done > tenths && (tenths >= 0 || done > 0)) WriteTenth(detail, picture, done);
        tenths = Math.Max(tenths, done);
    }

    public void Write(TrialNews news)
    {
        var trial = news.Trial;
        if (trial.State == TrialState.Completed) return;
        var why = trial.Why ?? (news.Verdict is { } verdict ? $"{verdict.Rule}: {verdict.Message}" : news.Reason);
        log.Warning("{Line:l}", string.Create(
            CultureInfo.InvariantCulture,
            $"trial {trial.Trial} ({trial.Display}, seed {trial.Seed}) {trial.State.ToString().ToLowerInvariant()}: ")
            + (why ?? "no reason was given"));
    }

    public void WriteBroken(string server, string reason) =>
        log.Warning("{Line:l}", $"{server} does not answer ({reason}); trying again");

    public void WriteRestored(string server) => log.Information("{Line:l}", $"{server} answers again");

    private void WriteStart(WatchedPicture picture) => log.Information("{Line:l}",
        $"{picture.Name}: {picture.Trainer}; {Plural.Of(picture.Configurations, "configuration")} x "
        + Plural.Of(picture.Seeds, "seed"));

    private void WriteStatus(SweepDetail detail, WatchedPicture picture)
    {
        var word = SweepWords.Of(detail.Sweep.Status);
        var line = picture.Notice ?? (detail.Sweep.Reason is { } reason ? $"{word}: {reason}" : word);
        log.Information("{Line:l}", line);
    }

    private void WriteTenth(SweepDetail detail, WatchedPicture picture, long done)
    {
        var left = detail.SecondsLeft is { } seconds && done < 10
            ? $", about {Durations.Words(TimeSpan.FromSeconds(seconds))} left"
            : "";
        log.Information("{Line:l}", string.Create(
            CultureInfo.InvariantCulture, $"{done * 10} %: {picture.Finished} of {picture.Total} trials in ")
            + Durations.Words(TimeSpan.FromSeconds(detail.SecondsSpent)) + left);
    }
}
