using System.Collections.Immutable;
using System.Diagnostics;
using Sweep.Search;

namespace Sweep.Cli.Progress;

/// <summary>The leaderboard of a running sweep, ranked anew at most twice a second, and less often where ranking is
/// dear: it may take a twentieth of the time.</summary>
internal sealed class LiveRanking(RunProgress progress)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private TimeSpan due = TimeSpan.Zero;
    private long finishedWhenRanked = -1;

    public ImmutableArray<ConfigurationSummary> Leading { get; private set; } = [];

    /// <summary>Ranks again when it is time and something new has finished.</summary>
    public void Refresh(TimeSpan now)
    {
        if (now < due || finishedWhenRanked == progress.Finished) return;
        var watch = Stopwatch.StartNew();
        Leading = Leaderboard.Rank(progress.Results, progress.Grid.Definition.Objective.Goal);
        finishedWhenRanked = progress.Finished;
        var rest = watch.Elapsed * 20;
        due = now + (rest > Pause ? rest : Pause);
    }
}
