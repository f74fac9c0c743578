using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>Which configurations and seeds of an extended grid were in the grid before, and where.</summary>
internal sealed class PlanMatch
{
    private const int None = -1;

    private readonly int[] _earlierConfigurations;
    private readonly int[] _laterConfigurations;
    private readonly int[] _earlierSeeds;
    private readonly int[] _laterSeeds;
    private readonly int[] _oldBefore;
    private readonly int[] _newSeedsBefore;

    private PlanMatch(int[] earlierConfigurations, int[] laterConfigurations, int[] earlierSeeds, int[] laterSeeds)
    {
        (_earlierConfigurations, _laterConfigurations) = (earlierConfigurations, laterConfigurations);
        (_earlierSeeds, _laterSeeds) = (earlierSeeds, laterSeeds);
        _oldBefore = CountBefore(earlierConfigurations, place => place != None);
        _newSeedsBefore = CountBefore(earlierSeeds, place => place == None);
        NewConfigurations = PlacesOf(earlierConfigurations);
        NewSeeds = PlacesOf(earlierSeeds);
    }

    public int[] NewConfigurations { get; }

    public int[] NewSeeds { get; }

    /// <summary>Finds every cell of <paramref name="before"/> in <paramref name="after"/>; what cannot be found is told
    /// instead.</summary>
    public static (PlanMatch? Match, string? Missing) Of(Grid before, Grid after)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var earlier = new int[after.ConfigurationCount];
        for (var i = 0; i < earlier.Length; i++)
        {
            earlier[i] = None;
            places.Add(after.ConfigurationAt(new ConfigurationId(i)).Key, i);
        }

        var (later, missing, example) = (new int[before.ConfigurationCount], 0, "");
        for (var i = 0; i < later.Length; i++)
        {
            var configuration = before.ConfigurationAt(new ConfigurationId(i));
            if (places.TryGetValue(configuration.Key, out later[i])) earlier[later[i]] = i;
            else if (missing++ == 0) example = configuration.Display;
        }

        if (missing > 0)
            return (null, $"{missing} of its {later.Length} configurations would be gone, the first: {example}");

        var (seedsBefore, seedsAfter) = (before.Definition.Seeds, after.Definition.Seeds);
        int[] earlierSeeds = [.. seedsAfter.Select(seed => seedsBefore.IndexOf(seed))];
        int[] laterSeeds = [.. seedsBefore.Select(seed => seedsAfter.IndexOf(seed))];
        var gone = Array.IndexOf(laterSeeds, None);
        return gone == None
            ? (new PlanMatch(earlier, later, earlierSeeds, laterSeeds), null)
            : (null, $"seed {seedsBefore[gone]} would be gone");
    }

    public PlanCell? Earlier(PlanCell cell)
    {
        var (configuration, seed) = (_earlierConfigurations[cell.Configuration], _earlierSeeds[cell.Seed]);
        return configuration == None || seed == None ? null : new PlanCell(configuration, seed);
    }

    public PlanCell Later(PlanCell cell) => new(_laterConfigurations[cell.Configuration], _laterSeeds[cell.Seed]);

    public bool IsOld(long configuration) => _earlierConfigurations[configuration] != None;

    public bool IsNewSeed(int seed) => _earlierSeeds[seed] == None;

    public long OldBefore(long configuration) => _oldBefore[configuration];

    public int NewSeedsBefore(int seed) => _newSeedsBefore[seed];

    private static int[] CountBefore(int[] places, Predicate<int> counts)
    {
        var (before, count) = (new int[places.Length], 0);
        for (var i = 0; i < places.Length; i++)
        {
            before[i] = count;
            if (counts(places[i])) count++;
        }

        return before;
    }

    private static int[] PlacesOf(int[] earlier) => [.. Enumerable.Range(0, earlier.Length).Where(i => earlier[i] < 0)];
}
