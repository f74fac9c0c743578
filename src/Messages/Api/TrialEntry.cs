using System.Text.Json;

namespace Sweep.Messages.Api;

/// <summary>A trial in a list.</summary>
public sealed record TrialEntry
{
    /// <summary>Its position in the grid, as in trials.csv.</summary>
    public required long Trial { get; init; }

    /// <summary>Its configuration's number.</summary>
    public required long Config { get; init; }

    /// <summary>Hyperparameters by name.</summary>
    public required JsonElement Parameters { get; init; }

    /// <summary>The same for people: <c>adam lr=0.001</c>.</summary>
    public required string Display { get; init; }

    public required int Seed { get; init; }

    public required TrialState State { get; init; }

    /// <summary>Attempts so far.</summary>
    public int Attempts { get; init; }

    /// <summary>Where its last attempt was; null before the first.</summary>
    public string? Node { get; init; }

    /// <summary>The step reported last; 0 for none.</summary>
    public long Steps { get; init; }

    /// <summary>The objective's value reported last.</summary>
    public double? Objective { get; init; }

    /// <summary>Of a trial that ended early, in lists of such: the rule and its sentence, or the failure's reason.
    /// </summary>
    public string? Why { get; init; }
}
