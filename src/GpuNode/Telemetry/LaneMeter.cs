using System.Diagnostics.Metrics;
using Sweep.Actors;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Training;

namespace Sweep.GpuNode.Telemetry;

/// <summary>A worker's way to count what it does. Nothing is counted within a step.</summary>
internal sealed class LaneMeter(
    LaneTally tally, KeyValuePair<string, object?>[] tags, Histogram<double>? evaluations, IClock clock)
{
    /// <summary>For a worker of which nobody wants to know.</summary>
    public static LaneMeter Unheard(IClock clock) => new(new LaneTally(), [], null, clock);

    public void Begin(TimeSpan now) => tally.Begin(now);

    /// <param name="now">On the host's clock.</param>
    /// <param name="result">How the attempt left.</param>
    /// <param name="isKept">It was told to stop and to keep a checkpoint, so that it goes on elsewhere.</param>
    public void End(TimeSpan now, TrainingResult result, bool isKept) => tally.End(now, result switch
    {
        TrainingResult.Completed => AttemptOutcome.Completed,
        TrainingResult.Halted => AttemptOutcome.Diverged,
        TrainingResult.Failed => AttemptOutcome.Failed,
        _ => isKept ? AttemptOutcome.Preempted : AttemptOutcome.Stopped,
    });

    /// <inheritdoc cref="LaneTally.Train"/>
    public void Train(long steps, int batchSize) => tally.Train(steps, batchSize);

    public void Checkpoint() => tally.Checkpoint();

    public Evaluation Evaluate(Func<Evaluation> evaluate)
    {
        if (evaluations is not { Enabled: true }) return evaluate();
        var begun = clock.Now;
        var evaluation = evaluate();
        evaluations.Record((clock.Now - begun).TotalSeconds, tags.AsSpan());
        return evaluation;
    }
}
