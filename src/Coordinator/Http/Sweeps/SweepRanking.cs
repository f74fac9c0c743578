using System.Collections.Immutable;
using Sweep.Coordinator.Http.Trials;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>The comparison of a sweep's configurations as it stands: of those of which some seed is over.</summary>
internal static class SweepRanking
{
    public static ImmutableArray<ConfigurationSummary> Of(SweepState sweep, TrialTable trials) =>
        Leaderboard.Rank(Known(sweep, trials), sweep.Plan.Definition.Objective.Goal);

    private static IEnumerable<(ConfigurationId, IReadOnlyList<SeedResult>)> Known(SweepState sweep, TrialTable trials)
    {
        var plan = sweep.Plan;
        var seeds = plan.Definition.Seeds;
        var results = new SeedResult[seeds.Length];
        var maySkip = !plan.IsExtended && seeds.Length <= TrialChunk.Length;
        for (var configuration = 0L; configuration < plan.Grid.ConfigurationCount; configuration++)
        {
            var first = configuration * seeds.Length;
            // Trials that were never started lie in whole stretches, which a large grid is full of.
            if (maySkip && !trials.HasChunkOf(first) && !trials.HasChunkOf(first + seeds.Length - 1))
            {
                var next = ((first >> TrialChunk.Bits) + 1) << TrialChunk.Bits;
                configuration = Math.Max(configuration, (next / seeds.Length) - 1);
                continue;
            }

            for (var seed = 0; seed < seeds.Length; seed++)
            {
                var row = trials[plan.TrialAtPosition(first + seed)];
                var state = SweepEntries.StateOf(sweep, row.State);
                results[seed] = new SeedResult(seeds[seed], state, IsOver(state) ? row.Objective : null);
            }

            if (results.Any(result => result.IsMeasured || result.IsLost))
                yield return (new ConfigurationId(configuration), results.ToArray());
        }
    }

    private static bool IsOver(TrialState state) => state is not (TrialState.Pending or TrialState.Running);
}
