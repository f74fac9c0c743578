using Sweep.Actors;

namespace Sweep.Simulation.Clusters;

/// <summary>How bad a cluster's world is. Each seed draws which kinds of fault there are at all and how often they
/// come, so that rare kinds are also seen alone.</summary>
internal sealed record FaultPlan
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    // One fault at one place.

    /// <summary>The coordinator dies behind this event of the whole cluster, from 1.</summary>
    public long? CoordinatorCrashAt { get; init; }

    public long? NodeCrashAt { get; init; }

    /// <summary>The coordinator dies when a commit is durable, before this one of all effects behind commits, from 1.
    /// </summary>
    public long? CrashBeforeEffect { get; init; }

    // For each frame.
    public Ratio Lose { get; init; } = Ratio.Never;

    public Ratio Repeat { get; init; } = Ratio.Never;

    public Ratio Reorder { get; init; } = Ratio.Never;

    public Ratio Break { get; init; } = Ratio.Never;

    // At each event of the whole cluster.
    public Ratio Partition { get; init; } = Ratio.Never;

    public Ratio NodeCrash { get; init; } = Ratio.Never;

    /// <summary>A process is stopped and goes on.</summary>
    public Ratio NodeFreeze { get; init; } = Ratio.Never;

    public Ratio NodeLeave { get; init; } = Ratio.Never;

    /// <summary>A second process with the name of one that lives.</summary>
    public Ratio NodeTwin { get; init; } = Ratio.Never;

    public Ratio CoordinatorCrash { get; init; } = Ratio.Never;

    /// <summary>Another coordinator takes the store over, and the one before does not know.</summary>
    public Ratio FailOver { get; init; } = Ratio.Never;

    // At each commit.

    /// <summary>The coordinator dies when the facts are durable and some of what they lead to is not done.</summary>
    public Ratio CrashBehindCommit { get; init; } = Ratio.Never;

    public Ratio SlowCommit { get; init; } = Ratio.Never;

    public TimeSpan FrameDelay { get; init; } = TimeSpan.FromMilliseconds(2);

    public TimeSpan CommitTime { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Largest deviation of a clock's rate.</summary>
    public long SkewPartsPerMillion { get; init; }

    /// <summary>When everything becomes whole again.</summary>
    public TimeSpan HealAfter { get; init; } = TimeSpan.Zero;

    /// <summary>One seed in four has faults of all kinds, and many of them.</summary>
    public static FaultPlan Draw(Prng random)
    {
        var severity = random.Fork("severity");
        return severity.NextBelow(4) == 0 ? DrawSevere(severity) : DrawSome(random);
    }

    private static FaultPlan DrawSevere(Prng random) => new()
    {
        Lose = OneIn(random, 100),
        Repeat = OneIn(random, 30),
        Reorder = OneIn(random, 30),
        Break = OneIn(random, 200),
        Partition = OneIn(random, 600),
        NodeCrash = OneIn(random, 600),
        NodeFreeze = OneIn(random, 600),
        NodeLeave = OneIn(random, 1500),
        NodeTwin = OneIn(random, 1500),
        CoordinatorCrash = OneIn(random, 600),
        FailOver = OneIn(random, 1500),
        CrashBehindCommit = OneIn(random, 100),
        SlowCommit = OneIn(random, 30),
        FrameDelay = random.Between(TimeSpan.FromMicroseconds(50), TimeSpan.FromMilliseconds(50)),
        CommitTime = random.Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(100)),
        SkewPartsPerMillion = random.NextBelow(30_000),
        HealAfter = random.Between(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)),
    };

    private static FaultPlan DrawSome(Prng random) => new()
    {
        Lose = Often(random, 200),
        Repeat = Often(random, 50),
        Reorder = Often(random, 100),
        Break = Often(random, 400),
        Partition = Often(random, 1000),
        NodeCrash = Often(random, 800),
        NodeFreeze = Often(random, 1000),
        NodeLeave = Often(random, 3000),
        NodeTwin = Often(random, 3000),
        CoordinatorCrash = Often(random, 1000),
        FailOver = Often(random, 3000),
        CrashBehindCommit = Often(random, 200),
        SlowCommit = Often(random, 30),
        FrameDelay = random.Between(TimeSpan.FromMicroseconds(50), TimeSpan.FromMilliseconds(50)),
        CommitTime = random.Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(100)),
        SkewPartsPerMillion = random.NextBelow(2) * random.NextBelow(30_000),
        HealAfter = random.Between(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)),
    };

    private static Ratio OneIn(Prng random, long mean) => new(1, (mean / 2) + random.NextBelow(mean));

    private static Ratio Often(Prng random, long oneIn) =>
        random.NextBelow(2) == 0 ? Ratio.Never : new Ratio(1, (oneIn / 2) + random.NextBelow(2 * oneIn));
}
