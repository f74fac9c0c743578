namespace Sweep.Coordinator.Http.Trials;

/// <summary>Neighbouring trials, an array a property: 21 bytes a trial. One thread writes; any may read, and sees a
/// trial's values at least as new as its state.</summary>
internal sealed class TrialChunk
{
    public const int Bits = 12;
    public const int Length = 1 << Bits;

    public byte[] States { get; } = new byte[Length];

    public ushort[] Attempts { get; } = new ushort[Length];

    /// <summary>Index of the node's name plus 1; 0: none.</summary>
    public ushort[] Nodes { get; } = new ushort[Length];

    public long[] Steps { get; } = new long[Length];

    public double[] Objectives { get; } = new double[Length];
}
