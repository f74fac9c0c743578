using Sweep.Messages;

namespace Sweep.Cli.Results;

/// <summary>A trial's story in pieces, wherever it was kept.</summary>
/// <param name="Heading">Which trial it is.</param>
/// <param name="State">How far it came, as a sentence.</param>
internal sealed record ToldTrial(string Heading, string State)
{
    public Verdict? Verdict { get; init; }

    public string? Reason { get; init; }

    /// <summary>What guessing gives on its data; null when that is not known.</summary>
    public (double Loss, double Accuracy)? Guess { get; init; }

    public IReadOnlyList<ToldCurve> Curves { get; init; } = [];

    /// <summary>What became of each attempt, a line each.</summary>
    public IReadOnlyList<string> Attempts { get; init; } = [];
}
