using System.Collections.Immutable;
using System.Text.Json;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Trials;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;
using Sweep.Search;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>One sweep as people watch it. What is dear to make (the ranking) is kept for as long as twenty times its
/// cost and at least half a second, so that many watchers cost no more than one.</summary>
internal sealed class SweepView(CoordinatorAccess coordinator, SweepId id)
{
    private const int BestMax = 20;
    private const int RunningMax = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly Lock gate = new();
    private readonly TimeLeft timeLeft = new();
    private SweepGlance? kept;
    private ImmutableArray<ConfigurationSummary> ranking = [];
    private (long Finished, long Reopened, SweepPlan? Plan) ranked = (-1, 0, null);
    private TimeSpan rankingDue;
    private TimeSpan detailDue;

    /// <summary>Null when the sweep is gone.</summary>
    /// <param name="isFresh">As it is now, and not as it was half a second ago.</param>
    public SweepGlance? Look(bool isFresh)
    {
        if (!coordinator.State.Sweeps.ContainsKey(id)) return null;
        var picture = coordinator.PictureOf(id);
        lock (gate)
        {
            if (!isFresh && kept is not null && coordinator.Now < detailDue) return kept;
            var cluster = coordinator.State;
            if (!cluster.Sweeps.TryGetValue(id, out var sweep)) return kept = null;
            var detail = Compose(sweep, picture, cluster);
            kept = new SweepGlance(detail, ranked == Wanted(sweep) ? sweep : null);
            detailDue = coordinator.Now + Pause;
            return kept;
        }
    }

    /// <summary>The ranking, at most so much out of date as <see cref="Look"/> shows it. Null when the sweep is gone.
    /// </summary>
    public ImmutableArray<ConfigurationSummary>? Standing()
    {
        if (!coordinator.State.Sweeps.ContainsKey(id)) return null;
        var picture = coordinator.PictureOf(id);
        lock (gate)
        {
            if (!coordinator.State.Sweeps.TryGetValue(id, out var sweep)) return null;
            Rank(sweep, picture);
            return ranking;
        }
    }

    private SweepDetail Compose(SweepState sweep, SweepPicture picture, ClusterState cluster)
    {
        var (plan, ledger) = (sweep.Plan, sweep.Ledger);
        var entry = SweepEntries.Of(sweep);
        var fraction = SweepEntries.FractionOf(sweep, entry);
        var left = ledger.Running.IsEmpty ? null : timeLeft.Estimate(coordinator.Now, fraction);
        Rank(sweep, picture);
        return new SweepDetail
        {
            Sweep = entry,
            Model = plan.Definition.Trainer.Model,
            Dataset = plan.Definition.Trainer.Dataset,
            Seeds = plan.Definition.Seeds,
            Fraction = fraction,
            SecondsLeft = left?.TotalSeconds,
            SecondsSpent = ledger.WorkedUntil(coordinator.Now).TotalSeconds,
            Best = [.. ranking.Take(BestMax).Select(summary => ConfigurationEntries.Of(summary, plan.Grid))],
            Running = [.. ledger.Running.Take(RunningMax).Select(running =>
                RunningEntries.Of(sweep, running.Key, running.Value, picture.TrackOf(running.Key)))],
            EarlyEnds = [.. picture.EarlyEnds.Select(end => TrialEntries.Of(sweep, end, picture.Trials))],
            Diagnosis = SweepDiagnosis.Of(sweep, cluster),
            Definition = JsonSerializer.Deserialize<JsonElement>(ledger.Definitions[^1]),
            Sequence = picture.Sequence,
        };
    }

    private void Rank(SweepState sweep, SweepPicture picture)
    {
        var now = coordinator.Now;
        var wanted = Wanted(sweep);
        var isOver = sweep.Ledger.End is not null;
        if (wanted == ranked || (now < rankingDue && !isOver && ranked.Plan == sweep.Plan)) return;
        ranking = SweepRanking.Of(sweep, picture.Trials);
        ranked = wanted;
        var rest = (coordinator.Now - now) * 20;
        rankingDue = coordinator.Now + (rest > Pause ? rest : Pause);
    }

    private static (long Finished, long Reopened, SweepPlan? Plan) Wanted(SweepState sweep) =>
        (sweep.Ledger.FinishedCount, sweep.Ledger.Reopenings, sweep.Plan);
}
