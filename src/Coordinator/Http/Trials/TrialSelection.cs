using Sweep.Coordinator.Http.Sweeps;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>Finds a page of trials in one pass over the table, which keeps no more than the page.</summary>
internal sealed class TrialSelection(SweepState sweep, TrialTable trials, TrialQuery query)
{
    /// <summary>Larger sweeps are not searched for what was never started in any order but the grid's.</summary>
    public const long PositionsMax = 20_000_000;

    private readonly SweepPlan plan = sweep.Plan;
    private readonly bool matchesUnstarted = query.Node is null && (query.States.IsEmpty
        || query.States.Contains(SweepEntries.StateOf(sweep, TrialState.Pending)));

    private (long Configuration, bool Matches) lastOptimizer = (-1, false);

    /// <summary>In the order; one more than the limit when there are more.</summary>
    public IReadOnlyList<TrialKey> Find() =>
        query.Order is { Sort: TrialSort.Trial, IsDescending: false } ? FirstInGridOrder() : FirstInOrder();

    /// <summary>The search would have to visit cells without number.</summary>
    public bool IsTooLong =>
        query.Order is not { Sort: TrialSort.Trial, IsDescending: false } && plan.TrialCount > PositionsMax
        && query.Configuration is null && (plan.IsExtended || matchesUnstarted);

    private List<TrialKey> FirstInGridOrder()
    {
        var found = new List<TrialKey>();
        foreach (var key in Matching((query.After?.Position + 1) ?? 0))
        {
            found.Add(key);
            if (found.Count > query.Limit) break;
        }

        return found;
    }

    private List<TrialKey> FirstInOrder()
    {
        var worstFirst = Comparer<TrialKey>.Create((x, y) => query.Order.Compare(y, x));
        var kept = new PriorityQueue<TrialKey, TrialKey>(worstFirst);
        foreach (var key in Matching(0))
        {
            if (query.After is { } after && query.Order.Compare(key, after) <= 0) continue;
            if (kept.Count <= query.Limit) kept.Enqueue(key, key);
            else if (query.Order.Compare(key, kept.Peek()) < 0) kept.DequeueEnqueue(key, key);
        }

        var found = kept.UnorderedItems.Select(item => item.Element).ToList();
        found.Sort(query.Order);
        return found;
    }

    private IEnumerable<TrialKey> Matching(long start)
    {
        var (first, end) = Range(start);
        for (var position = first; position < end; position++)
        {
            if (!plan.IsExtended && !matchesUnstarted && !trials.HasChunkOf(position))
            {
                position |= TrialChunk.Length - 1; // The rest of this stretch was never started.
                continue;
            }

            var row = trials[plan.TrialAtPosition(position)];
            var state = SweepEntries.StateOf(sweep, row.State);
            if (Matches(state) && Matches(position, row)) yield return query.Order.KeyOf(position, row, state);
        }
    }

    private (long First, long End) Range(long start)
    {
        if (query.Configuration is not { } configuration) return (start, plan.TrialCount);
        if (configuration < 0 || configuration >= plan.Grid.ConfigurationCount) return (0, 0);
        var seeds = plan.Definition.Seeds.Length;
        return (Math.Max(start, configuration * seeds), (configuration + 1) * seeds);
    }

    private bool Matches(TrialState state) => query.States.IsEmpty || query.States.Contains(state);

    private bool Matches(long position, TrialRow row)
    {
        var trial = new TrialId(position);
        return (query.Node is null || query.Node == row.Node)
            && (query.Seed is not { } seed || plan.Grid.SeedOf(trial) == seed)
            && (query.Optimizer is not { } optimizer || HasOptimizer(plan.Grid.ConfigurationOf(trial), optimizer));
    }

    private bool HasOptimizer(ConfigurationId id, string optimizer)
    {
        if (lastOptimizer.Configuration != id.Number)
            lastOptimizer = (id.Number, plan.Grid.ConfigurationAt(id)["optimizer"]?.Canonical == optimizer);
        return lastOptimizer.Matches;
    }
}
