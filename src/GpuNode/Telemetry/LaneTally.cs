using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.GpuNode.Telemetry;

/// <summary>What one worker slot has done. Its worker writes, collectors read.</summary>
internal sealed class LaneTally
{
    /// <summary>How an attempt can leave a device.</summary>
    public static readonly ImmutableArray<AttemptOutcome> Outcomes =
    [
        AttemptOutcome.Completed, AttemptOutcome.Diverged, AttemptOutcome.Stopped, AttemptOutcome.Failed,
        AttemptOutcome.Preempted,
    ];

    private readonly long[] attempts = new long[Outcomes.Length];
    private readonly Lock gate = new();
    private TimeSpan busyBefore;
    private TimeSpan? busySince;
    private long steps;
    private long samples;
    private long checkpoints;

    public long Steps => Volatile.Read(ref steps);

    public long Samples => Volatile.Read(ref samples);

    public long Checkpoints => Volatile.Read(ref checkpoints);

    public bool IsBusy
    {
        get
        {
            lock (gate) return busySince is not null;
        }
    }

    public long AttemptsThat(AttemptOutcome outcome) => Volatile.Read(ref attempts[Outcomes.IndexOf(outcome)]);

    /// <summary>Time for which it trained, the present attempt included.</summary>
    public TimeSpan BusyUntil(TimeSpan now)
    {
        lock (gate) return busyBefore + (now - busySince ?? TimeSpan.Zero);
    }

    public void Begin(TimeSpan now)
    {
        lock (gate) busySince = now;
    }

    public void End(TimeSpan now, AttemptOutcome outcome)
    {
        lock (gate)
        {
            busyBefore += now - busySince ?? TimeSpan.Zero;
            busySince = null;
        }

        Add(ref attempts[Outcomes.IndexOf(outcome)], 1);
    }

    /// <summary>Training went on, from one report to the next.</summary>
    public void Train(long moreSteps, int batchSize)
    {
        Add(ref steps, moreSteps);
        Add(ref samples, moreSteps * batchSize);
    }

    public void Checkpoint() => Add(ref checkpoints, 1);

    private static void Add(ref long count, long more) => Volatile.Write(ref count, count + more);
}
