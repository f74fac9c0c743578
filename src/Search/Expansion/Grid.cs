using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Definition;
using static Sweep.Messages.ParameterValue;

namespace Sweep.Search;

/// <summary>The distinct configurations of a sweep and their trials, by number. Immutable and thread-safe.</summary>
public sealed class Grid
{
    private readonly ImmutableArray<Configuration> _configurations;
    private readonly ImmutableArray<ImmutableSortedDictionary<string, ParameterValue>> _cells;

    private Grid(SweepDefinition definition)
    {
        Definition = definition;
        var configurations = ImmutableArray.CreateBuilder<Configuration>();
        var cells = ImmutableArray.CreateBuilder<ImmutableSortedDictionary<string, ParameterValue>>();
        var blocks = ImmutableArray.CreateBuilder<BlockCount>();
        var names = new SortedSet<string>(ParameterOrder.Comparer);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in definition.Grid)
        {
            long product = 0, excluded = 0, duplicates = 0, before = configurations.Count;
            var segments = CellSegment.Of(block, definition.Trainer).Select(s => (s, true))
                .Concat(block.Include.Select(cell => (CellSegment.Of(cell, definition.Trainer), false)));
            foreach (var (segment, isProduct) in segments)
            {
                foreach (var varied in Enumerate(segment))
                {
                    if (isProduct) product++;
                    var all = segment.Constants.SetItems(varied);
                    if (isProduct && block.Exclude.Any(pattern => pattern.Names.All(n => n.Values.Contains(all[n.Name]))))
                    {
                        excluded++;
                        continue;
                    }

                    var key = string.Join(' ', all.Select(p => $"{p.Key}={p.Value.Canonical}"));
                    if (!seen.Add(key))
                    {
                        duplicates++;
                        continue;
                    }

                    var named = segment.Named.Concat(varied).OrderBy(p => p.Key, ParameterOrder.Comparer);
                    configurations.Add(new Configuration([.. named], key));
                    names.UnionWith(configurations[^1].Parameters.Select(p => p.Key));
                    cells.Add(all);
                }
            }

            blocks.Add(new BlockCount(
                product, excluded, block.Include.Length, duplicates, configurations.Count - before));
        }

        _configurations = configurations.ToImmutable();
        _cells = cells.ToImmutable();
        Blocks = blocks.ToImmutable();
        ParameterNames = [.. names];
    }

    public SweepDefinition Definition { get; }

    /// <summary>Distinct configurations.</summary>
    public long ConfigurationCount => _configurations.Length;

    /// <summary>Configurations times seeds.</summary>
    public long TrialCount => ConfigurationCount * Definition.Seeds.Length;

    /// <summary>All names that any configuration gives a value, <c>optimizer</c> first, then by ordinal.</summary>
    public ImmutableArray<string> ParameterNames { get; }

    public ImmutableArray<BlockCount> Blocks { get; }

    public static Grid Expand(SweepDefinition definition) => new(definition);

    public Configuration ConfigurationAt(ConfigurationId id) => _configurations[checked((int)id.Number)];

    public ConfigurationId ConfigurationOf(TrialId id) => new(id.Number / Definition.Seeds.Length);

    public int SeedOf(TrialId id) => Definition.Seeds[(int)(id.Number % Definition.Seeds.Length)];

    /// <summary>All that a node needs to train the trial.</summary>
    public TrialSpec SpecOf(TrialId id)
    {
        var trainer = Definition.Trainer;
        var cell = _cells[checked((int)ConfigurationOf(id).Number)];
        var optimizer = OptimizerCatalog.Find(((Word)cell[ParameterOrder.Optimizer]).Value)!;
        var steps = (long)((Number)cell[TrainerAxes.Steps]).Value;
        return new TrialSpec
        {
            Model = trainer.Model,
            Dataset = trainer.Dataset,
            Hidden = [.. ((Numbers)cell[TrainerAxes.Hidden]).Values.Select(width => (int)width)],
            BatchSize = (int)((Number)cell[TrainerAxes.BatchSize]).Value,
            Steps = steps,
            EvaluateEvery = trainer.EvaluateEveryOf(steps),
            ReportEvery = trainer.ReportEveryOf(steps),
            DurationSeconds = trainer.DurationSeconds,
            Optimizer = new OptimizerSpec(optimizer.Name, optimizer.Options.ToImmutableSortedDictionary(
                option => option.Name, option => cell[option.Name], StringComparer.Ordinal)),
            Seed = SeedOf(id),
            HaltWhenNotFinite = Definition.Divergence.Enabled,
        };
    }

    private static IEnumerable<ImmutableArray<KeyValuePair<string, ParameterValue>>> Enumerate(CellSegment segment)
    {
        for (var index = 0L; index < segment.Size; index++)
        {
            var rest = index;
            var varied = ImmutableArray.CreateBuilder<KeyValuePair<string, ParameterValue>>();
            foreach (var dimension in segment.Dimensions.Reverse())
            {
                var row = dimension.Rows[(int)(rest % dimension.Rows.Length)];
                rest /= dimension.Rows.Length;
                varied.AddRange(dimension.Names.Select((name, i) => KeyValuePair.Create(name, row[i])));
            }

            yield return varied.ToImmutable();
        }
    }
}
