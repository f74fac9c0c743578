namespace Sweep.Coordinator.Storage.Leading;

/// <summary>Who leads, and whether that is the one who asked.</summary>
public sealed record LeaseAnswer(Leader Leader, bool IsGranted);
