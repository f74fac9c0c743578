using Sweep.Messages;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>Where a trial stands.</summary>
internal readonly record struct TrialRow(TrialState State, int Attempts, string? Node, long Steps, double? Objective);
