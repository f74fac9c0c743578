namespace Sweep.Coordinator.Journal;

/// <summary>A fact with its place in the journal; sequences are 1, 2, 3, ... without gaps.</summary>
public readonly record struct RecordedFact(long Sequence, SweepFact Fact);
