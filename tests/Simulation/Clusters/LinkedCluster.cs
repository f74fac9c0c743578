using Sweep.Actors;
using Sweep.Actors.Links;
using Sweep.Actors.Simulation;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Storage;
using Sweep.Messages;

namespace Sweep.Simulation.Clusters;

/// <summary>A whole cluster on one thread: coordinators that stand in for one another, nodes, links between them, a
/// network, people with requests, and everything that can happen to each of them.</summary>
internal sealed class LinkedCluster : IDisposable
{
    private const long EventsMax = 50_000;
    private const int ReplayEvery = 500;

    private static readonly TimeSpan LookAfterEvery = TimeSpan.FromSeconds(15);

    private readonly List<CoordinatorProcess> _coordinators = [];
    private readonly List<NodeMachine> _machines = [];
    private readonly HeldBackStore _firstStore;
    private readonly Misfortune _misfortune;
    private readonly Prng _disk;
    private HeldBackStore _store;
    private long _commits;

    public LinkedCluster(ulong seed, FaultPlan plan, Deciders deciders)
    {
        (Simulator, Plan, Deciders) = (new Simulator(seed), plan, deciders);
        var options = Simulator.Random.Fork("options");
        LinkOptions = plan == FaultPlan.None ? new LinkOptions() : new LinkOptions
        {
            CreditFrames = 1 + (int)options.NextBelow(100),
            OutboxBytesMax = 2_000 + options.NextBelow(20_000),
        };
        _disk = Simulator.Random.Fork("disk");
        (Diary, Network) = (new Diary(Simulator), new SimulatedNetwork(Simulator, plan, Occurrences));
        (Troubles, People) = (new Troubles(seed), new People(this));
        _store = _firstStore = new HeldBackStore(new MemoryStore(), Witness);
        _misfortune = new Misfortune(this);
    }

    public Simulator Simulator { get; }

    public FaultPlan Plan { get; }

    public LinkOptions LinkOptions { get; }

    public SimulatedNetwork Network { get; }

    public Diary Diary { get; }

    public Troubles Troubles { get; }

    public People People { get; }

    public JournalWitness Witness { get; } = new();

    public Occurrences Occurrences { get; } = new();

    public Deciders Deciders { get; }

    /// <summary>Of all commits before all healed.</summary>
    public long EffectCount { get; private set; }

    /// <summary>A folder that all nodes share: the reported step of each trial's checkpoint.</summary>
    public Dictionary<(SweepId, TrialId), long> Folder { get; } = [];

    public bool IsHealed { get; private set; }

    /// <summary>The one that leads, or led last.</summary>
    public CoordinatorProcess Leader => _coordinators[^1];

    public IReadOnlyList<NodeMachine> Machines => _machines;

    public void Dispose() => _firstStore.Dispose();

    public void Start(params IEnumerable<(NodeId Id, NodeProfile Profile)> nodes)
    {
        StartCoordinator();
        foreach (var (id, profile) in nodes)
        {
            _machines.Add(new NodeMachine(this, id, profile));
            _machines[^1].Start();
        }

        People.Start();
    }

    /// <summary>Runs until the people have what they want; faults end when the plan says so.</summary>
    /// <exception cref="LivenessException">They do not come to it.</exception>
    public void Run(TimeSpan limit)
    {
        Simulator.RunUntil(Step, limit, EventsMax);
        Witness.CompareReplayed(_firstStore.Reader);
    }

    public SkewedClock DrawClock(string owner)
    {
        if (Plan.SkewPartsPerMillion > 0) Occurrences.Add(Fault.SkewedClock);
        return SkewedClock.Draw(Simulator, Simulator.Random.Fork($"clock {owner}"), Plan.SkewPartsPerMillion);
    }

    public TimeSpan CommitTime()
    {
        if (IsHealed || !_disk.Chance(Plan.SlowCommit)) return _disk.Between(TimeSpan.Zero, Plan.CommitTime);
        Occurrences.Add(Fault.SlowCommit);
        return _disk.Between(TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    /// <summary>How many of the effects of a durable batch are run before the coordinator dies; all if it does not.
    /// </summary>
    public int CompletedOf(int effects)
    {
        if (IsHealed || effects == 0) return effects;
        var before = EffectCount;
        EffectCount += effects;
        if (before < Plan.CrashBeforeEffect && Plan.CrashBeforeEffect <= EffectCount)
            return (int)(Plan.CrashBeforeEffect.Value - before - 1);
        return _disk.Chance(Plan.CrashBehindCommit) ? (int)_disk.NextBelow(effects) : effects;
    }

    /// <summary>Mostly the leader; sometimes one that only thinks that it leads.</summary>
    public CoordinatorProcess? WhoAnswers()
    {
        var others = IsHealed ? [] : _coordinators.Where(one => one.IsUp && one != Leader).ToList();
        return others.Count > 0 && _disk.Chance(new Ratio(1, 4))
            ? others[(int)_disk.NextBelow(others.Count)]
            : Leader;
    }

    public void RestartCoordinatorLater() =>
        Simulator.Schedule(_misfortune.Downtime(), "coordinator starts again", () =>
        {
            if (!Leader.IsUp) StartCoordinator();
        });

    /// <summary>Somebody starts a machine again once what runs on it now has left.</summary>
    public void StartAgain(NodeId id)
    {
        var machine = _machines.Single(one => one.Id == id);
        StartAgain(machine, machine.Latest);
    }

    /// <summary>The same of a process that may have left.</summary>
    public void StartAgain(NodeMachine machine, NodeProcess? leaving) =>
        Simulator.Schedule(LookAfterEvery, $"{machine.Id} is looked after", () =>
        {
            if (machine.Latest != leaving) return;
            if (leaving is { IsUp: true }) StartAgain(machine, leaving);
            else machine.Start();
        });

    /// <summary>Another one takes the store over, whether or not the one before knows.</summary>
    public void StartCoordinator()
    {
        if (_coordinators.Count > 0) _store = _store.TakeOver();
        var epoch = _coordinators.Count + 1;
        _coordinators.Add(new CoordinatorProcess(this, epoch, _store, DrawClock($"coordinator {epoch}")));
        Witness.Compare(Leader.State.Sweeps.Values);
    }

    public void CheckAfterCommit(CoordinatorProcess coordinator)
    {
        if (coordinator != Leader) return;
        _commits++;
        Witness.Compare(coordinator.State.Sweeps.Values);
        FleetChecks.HeldIsWhatRuns(coordinator.State);
        if (_commits % ReplayEvery == 0) Witness.CompareReplayed(_firstStore.Reader);
    }

    public string Describe() => string.Join('\n',
    [
        $"{Simulator.Now:c}, healed: {IsHealed}, the leader is up: {Leader.IsUp}, {People}",
        .. Leader.State.Sweeps.Values.Select(sweep => $"{sweep.Name}: {sweep.Ledger.Running.Count} running, "
            + $"{sweep.Ledger.BetweenAttempts.Count} between attempts, {sweep.Ledger.StartedCount} of "
            + $"{sweep.Plan.TrialCount} started, {sweep.Ledger.Pause} {sweep.Ledger.End}"),
        .. Leader.State.Fleet.Values.Select(node =>
            $"{node.Incarnation}: capacity {node.Capacity}, draining: {node.IsDraining}, "
            + $"holds {string.Join(", ", node.Held)}"),
    ]);

    private bool Step()
    {
        if (!IsHealed && Simulator.Now >= Plan.HealAfter) Heal();
        if (!IsHealed) _misfortune.Strike();
        return People.AreContent;
    }

    private void Heal()
    {
        IsHealed = Network.IsHealed = true;
        foreach (var coordinator in _coordinators)
        {
            coordinator.Thaw();
            if (coordinator != Leader) coordinator.Crash();
        }

        if (!Leader.IsUp) StartCoordinator();
        foreach (var machine in _machines)
        {
            machine.ThawAll();
            machine.StartIfDown();
        }
    }
}
