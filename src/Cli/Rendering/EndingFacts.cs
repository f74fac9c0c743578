using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Rendering;

/// <summary>What the ending of a sweep tells.</summary>
/// <param name="Ranked">Every configuration with any result, best first.</param>
/// <param name="Count">Trials in a terminal state.</param>
internal sealed record EndingFacts(
    Grid Grid, IReadOnlyList<ConfigurationSummary> Ranked, Func<TrialState, long> Count);
