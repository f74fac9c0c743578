using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Results;

/// <summary>Gathers the seeds of each configuration from trials in grid order, where they are neighbours. Only
/// configurations of which some seed is over are kept: of the rest there is nothing to compare.</summary>
internal sealed class ConfigurationResults
{
    private readonly List<(ConfigurationId Id, IReadOnlyList<SeedResult> Results)> _known = [];
    private readonly List<SeedResult> _seeds = [];
    private ConfigurationId _current;

    public void Add(ConfigurationId id, SeedResult result)
    {
        if (id != _current) Close();
        _current = id;
        _seeds.Add(result);
    }

    public IEnumerable<(ConfigurationId Id, IReadOnlyList<SeedResult> Results)> Known()
    {
        Close();
        return _known;
    }

    private void Close()
    {
        if (_seeds.Any(seed => seed.IsMeasured || seed.IsLost)) _known.Add((_current, _seeds.ToArray()));
        _seeds.Clear();
    }
}
