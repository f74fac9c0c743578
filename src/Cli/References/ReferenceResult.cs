using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.References;

/// <summary>One published value beside our seeds.</summary>
/// <param name="Step">The step at which ours were measured; null when there is none.</param>
/// <param name="Reason">Why it cannot be compared; empty when it can.</param>
internal sealed record ReferenceResult(
    ReferenceRow Row, Configuration? Configuration, MetricValue Published, long? Step, ReferenceCheck Check,
    string Reason);
