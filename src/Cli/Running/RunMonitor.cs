using System.Diagnostics;
using Sweep.Cli.Logs;
using Sweep.Cli.Progress;
using Sweep.Cli.Rendering;
using Sweep.Coordinator.Sweeps;

namespace Sweep.Cli.Running;

/// <summary>Follows a running sweep: folds its facts, logs what is worth a line, and repaints the live view where there
/// is one. Everything happens on the caller's thread, so that showing never slows the training.</summary>
internal sealed class RunMonitor(RunProgress progress, ProgressLog log, FactFeed feed)
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(100);

    private readonly TimeLeft timeLeft = new(progress.Fraction);
    private readonly LiveRanking ranking = new(progress);
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>The live view; null when only log lines are written.</summary>
    public LiveDisplay? Display { get; init; }

    /// <summary>Time since the run began.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>Returns when the sweep has completed and all of its facts are taken in.</summary>
    public void Follow(Task<SweepOutcome> completion)
    {
        while (!completion.IsCompleted)
        {
            TakeFacts();
            if (Display is not null) Paint(Display);
            Task.WaitAny([completion], FrameTime);
        }

        TakeFacts();
    }

    private void TakeFacts()
    {
        foreach (var fact in feed.Take())
        {
            foreach (var notice in progress.Apply(fact)) log.Write(notice, watch.Elapsed, Left());
        }
    }

    private TimeSpan? Left() => timeLeft.Estimate(progress.Fraction, watch.Elapsed);

    private void Paint(LiveDisplay display)
    {
        ranking.Refresh(watch.Elapsed);
        display.Paint(new LiveContext(new RunPicture(progress, ranking.Leading), display.Glyphs)
        {
            Crew = Plural.Of(display.Workers, "worker"),
            Elapsed = watch.Elapsed,
            Left = Left(),
            Footer = LiveFooter.OfRun(display.IsKept, display.IsStopping()),
        });
    }
}
