using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Cli.References;

/// <summary>Finds the configuration that a published row is about. A row names some hyperparameters: of the
/// configurations that agree on those it is the one that has the fewest others away from their defaults.</summary>
internal sealed class ReferenceMatch(Grid grid)
{
    private readonly Dictionary<string, Result> known = [];

    private readonly Dictionary<string, string> trainer = TrainerAxes.Defaults(grid.Definition.Trainer)
        .ToDictionary(entry => entry.Key, entry => entry.Value.Canonical);

    /// <summary>A configuration, or null and why there is none.</summary>
    public sealed record Result(ConfigurationId? Configuration, string Reason);

    public Result Of(ReferenceRow row)
    {
        if (!known.TryGetValue(row.Display, out var found)) known[row.Display] = found = Search(row.Parameters);
        return found;
    }

    private Result Search(ImmutableSortedDictionary<string, string> parameters)
    {
        var agreeing = new List<(ConfigurationId Id, int Unusual)>();
        for (var number = 0L; number < grid.ConfigurationCount; number++)
        {
            var id = new ConfigurationId(number);
            var values = Values(id);
            if (parameters.All(entry => values.TryGetValue(entry.Key, out var value) && value == entry.Value))
                agreeing.Add((id, Unusual(values, parameters)));
        }

        if (agreeing.Count == 0) return new(null, "not in the sweep");
        var fewest = agreeing.Min(found => found.Unusual);
        var nearest = agreeing.Where(found => found.Unusual == fewest).ToArray();
        return nearest is [var only]
            ? new(only.Id, "")
            : new(null, $"{nearest.Length} configurations agree with it");
    }

    private Dictionary<string, string> Values(ConfigurationId id)
    {
        var configuration = grid.ConfigurationAt(id);
        var optimizer = grid.SpecOf(new TrialId(id.Number * grid.Definition.Seeds.Length)).Optimizer;
        var values = new Dictionary<string, string>(trainer) { ["optimizer"] = optimizer.Name };
        foreach (var (name, value) in optimizer.Options) values[name] = value.Canonical;
        foreach (var (name, value) in configuration.Parameters) values[name] = value.Canonical;
        return values;
    }

    /// <summary>How many hyperparameters that the row does not name are away from their defaults.</summary>
    private int Unusual(Dictionary<string, string> values, ImmutableSortedDictionary<string, string> named) =>
        values.Where(entry => entry.Key != "optimizer" && !named.ContainsKey(entry.Key))
            .Count(entry => entry.Value != Standard(values["optimizer"], entry.Key));

    private string? Standard(string optimizer, string name) =>
        OptimizerCatalog.Find(optimizer)?.Option(name)?.Default.Canonical ?? trainer.GetValueOrDefault(name);
}
