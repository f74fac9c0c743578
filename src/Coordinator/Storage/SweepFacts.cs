using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>Facts that follow one another in one sweep's journal.</summary>
public sealed record SweepFacts(SweepId Sweep, IReadOnlyList<SweepFact> Facts);
