using Sweep.Coordinator.Storage.Leading;

namespace Sweep.Cli.Serving;

/// <summary>What makes the service do something, one after the other.</summary>
internal abstract record ServiceTurn
{
    private ServiceTurn() { }

    /// <summary>Lead, step down or follow.</summary>
    public sealed record Leadership(LeadershipEffect What) : ServiceTurn;

    /// <summary>The reign of this epoch cannot go on.</summary>
    public sealed record Failed(long Epoch, Exception Reason) : ServiceTurn;

    /// <summary>Leadership itself cannot go on.</summary>
    public sealed record Broken(Exception Reason) : ServiceTurn;

    /// <summary>A signal asked the process to end.</summary>
    public sealed record Stop : ServiceTurn;
}
