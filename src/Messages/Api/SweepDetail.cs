using System.Collections.Immutable;
using System.Text.Json;

namespace Sweep.Messages.Api;

/// <summary>All about one sweep but its trials, in bounded size: what <c>sweep watch</c> shows.</summary>
public sealed record SweepDetail
{
    public required SweepEntry Sweep { get; init; }

    public required string Model { get; init; }

    /// <summary>Empty for models that need no data.</summary>
    public required string Dataset { get; init; }

    public required ImmutableArray<int> Seeds { get; init; }

    /// <summary>Share of all work that is done, 0 to 1, counting the steps of running trials.</summary>
    public double Fraction { get; init; }

    /// <summary>Null while there is too little to go by, and when nothing runs.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>Time that was spent on it, pauses left out.</summary>
    public double SecondsSpent { get; init; }

    /// <summary>The best 20, best first.</summary>
    public required ImmutableArray<ConfigurationEntry> Best { get; init; }

    /// <summary>Trials that nodes hold now, by number: the first 100.</summary>
    public required ImmutableArray<RunningEntry> Running { get; init; }

    /// <summary>The newest 20 trials that ended other than Completed, oldest first.</summary>
    public required ImmutableArray<TrialEntry> EarlyEnds { get; init; }

    /// <summary>What is wrong, with remedies, in sentences for people; empty when all is well.</summary>
    public required ImmutableArray<string> Diagnosis { get; init; }

    /// <summary>The definition as canonical JSON.</summary>
    public required JsonElement Definition { get; init; }

    /// <summary>Number of the sweep's last durable fact that this holds.</summary>
    public long Sequence { get; init; }
}
