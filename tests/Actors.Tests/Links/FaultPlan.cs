namespace Sweep.Actors.Tests.Links;

/// <summary>How bad a network is, for each frame, and how long things take.</summary>
internal sealed record FaultPlan
{
    public Ratio Lose { get; init; } = Ratio.Never;

    public Ratio Repeat { get; init; } = Ratio.Never;

    public Ratio Reorder { get; init; } = Ratio.Never;

    public Ratio Break { get; init; } = Ratio.Never;

    /// <summary>Of a frame.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>From delivery to durable.</summary>
    public TimeSpan Commit { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Until the dialing owner answers with a greeting.</summary>
    public TimeSpan Owner { get; init; } = TimeSpan.FromMilliseconds(2);

    public static FaultPlan Draw(Prng random) => new()
    {
        Lose = new Ratio(random.NextBelow(3), 60),
        Repeat = new Ratio(random.NextBelow(3), 20),
        Reorder = new Ratio(random.NextBelow(3), 40),
        Break = new Ratio(random.NextBelow(3), 100),
        Delay = random.Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(50)),
        Commit = random.Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(300)),
        Owner = random.Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(30)),
    };
}
