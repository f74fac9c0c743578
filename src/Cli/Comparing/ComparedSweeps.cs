using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Comparing;

/// <summary>Two sweeps side by side: the configurations of the first in grid order, then those that only the second
/// has.</summary>
internal sealed record ComparedSweeps(SweepSide First, SweepSide Second, ImmutableArray<ComparedRow> Rows)
{
    /// <exception cref="RefusedException">The two sweeps measure different things.</exception>
    public static ComparedSweeps Of(SweepSide first, SweepSide second)
    {
        if (first.Objective != second.Objective)
        {
            throw new RefusedException(
                $"{first.Path} measures {Words(first.Objective)} and {second.Path} {Words(second.Objective)}: "
                + "only sweeps with the same objective can be compared.");
        }

        string[] axes = [.. first.TrainerAxesUsed.Union(second.TrainerAxesUsed).Order(StringComparer.Ordinal)];
        var inSecond = second.Results.Keys.ToDictionary(id => second.Identity(id, axes));
        var matched = new HashSet<ConfigurationId>();
        var pairs = new List<(Configuration Shown, ConfigurationId? First, ConfigurationId? Second)>();
        foreach (var id in first.Results.Keys.Order())
        {
            ConfigurationId? other = inSecond.TryGetValue(first.Identity(id, axes), out var found) ? found : null;
            if (other is { } match) matched.Add(match);
            pairs.Add((first.Grid.ConfigurationAt(id), id, other));
        }

        pairs.AddRange(second.Results.Keys.Order().Where(id => !matched.Contains(id))
            .Select(id => (second.Grid.ConfigurationAt(id), (ConfigurationId?)null, (ConfigurationId?)id)));

        var comparisons = SeedComparison.Of(
            pairs.Select(pair => (Seeds(first, pair.First), Seeds(second, pair.Second))), first.Objective.Goal);
        return new(first, second, [.. pairs.Zip(comparisons, (pair, row) => new ComparedRow(pair.Shown, row))]);
    }

    private static IReadOnlyList<SeedResult>? Seeds(SweepSide side, ConfigurationId? id) =>
        id is { } known ? side.Results[known] : null;

    private static string Words(Objective objective) =>
        $"{objective.Metric} ({(objective.Goal == Goal.Maximize ? "maximize" : "minimize")})";
}
