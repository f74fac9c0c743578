namespace Sweep.SimulatedBenchmark;

/// <summary>A tenth of a run.</summary>
/// <param name="Trials">That ended in it.</param>
/// <param name="Coordinator">Processor time within the coordinator's shell and decider.</param>
/// <param name="HeapBytes">Of the whole process, at its end.</param>
public sealed record Slice(long Trials, TimeSpan Coordinator, long HeapBytes)
{
    public double MicrosecondsPerTrial => Coordinator.TotalMicroseconds / Trials;
}
