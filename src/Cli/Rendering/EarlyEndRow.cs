using Sweep.Messages;

namespace Sweep.Cli.Rendering;

/// <summary>A trial that ended other than Completed, and why in one line.</summary>
internal sealed record EarlyEndRow(TrialLabel Trial, TrialState State, string Why);
