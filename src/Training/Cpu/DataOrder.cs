using System.Runtime.CompilerServices;

namespace Sweep.Training.Cpu;

/// <summary>A lane's walk through the training set: each epoch in an order of its own, in batches of which the last may
/// be smaller, as PyTorch's DataLoader with shuffle has it. An epoch's order follows from the generator at its start,
/// so that and the cursor say everything.</summary>
internal sealed class DataOrder
{
    private readonly int[] order;
    private readonly ReadOnlyMemory<byte> labels;
    private int[] grouped = [];
    private Generator generator;

    public DataOrder(ReadOnlyMemory<byte> labels, Generator generator, int cursor = 0)
    {
        this.labels = labels;
        order = new int[labels.Length];
        this.generator = generator;
        Shuffle();
        Cursor = cursor;
    }

    /// <summary>Of the generator at the start of the epoch.</summary>
    public ulong EpochState { get; private set; }

    /// <summary>Samples of the epoch that were taken.</summary>
    public int Cursor { get; private set; }

    /// <summary>Valid until the next call.</summary>
    public ReadOnlySpan<int> Next(int batchSize)
    {
        if (Cursor == order.Length)
        {
            Shuffle();
            Cursor = 0;
        }

        var batch = order.AsSpan(Cursor, Math.Min(batchSize, order.Length - Cursor));
        if (grouped.Length < batch.Length) grouped = new int[batch.Length];
        SampleGroups.Group(batch, labels.Span, grouped);
        Cursor += batch.Length;
        return batch;
    }

    /// <summary>What <see cref="Next"/> will give, as far as it is known before the next epoch's shuffle.</summary>
    public ReadOnlySpan<int> Upcoming(int batchSize) =>
        order.AsSpan(Cursor, Math.Min(batchSize, order.Length - Cursor));

    /// <summary>Fisher and Yates' shuffle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Shuffle()
    {
        EpochState = generator.State;
        var samples = order;
        for (var i = 0; i < samples.Length; i++)
        {
            var place = generator.Below(i + 1);
            samples[i] = samples[place];
            samples[place] = i;
        }
    }
}
