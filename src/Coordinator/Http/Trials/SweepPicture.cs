using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>A sweep for people: what the coordinator itself does not keep of its trials. It is a fold over the facts;
/// one thread feeds it, any may read it without waiting.</summary>
internal sealed class SweepPicture
{
    private const int EarlyEndsMax = 20;

    private readonly ConcurrentDictionary<TrialId, RunningTrack> running = [];
    private ImmutableArray<TrialFinished> earlyEnds = [];
    private string objective = "";
    private long sequence;

    public TrialTable Trials { get; } = new();

    /// <summary>The last fact that it holds.</summary>
    public long Sequence => Volatile.Read(ref sequence);

    /// <summary>The newest trials that ended other than Completed, oldest first.</summary>
    public ImmutableArray<TrialFinished> EarlyEnds => earlyEnds;

    /// <summary>Null of a trial that does not run.</summary>
    public RunningTrack? TrackOf(TrialId trial) => running.GetValueOrDefault(trial);

    /// <summary>A fact that it holds already changes nothing.</summary>
    public void Apply(RecordedFact recorded)
    {
        if (recorded.Sequence <= sequence) return;
        Apply(recorded.Fact);
        Volatile.Write(ref sequence, recorded.Sequence);
    }

    private void Apply(SweepFact fact)
    {
        switch (fact)
        {
            case MetricsReported f:
                Report(f);
                break;
            case AttemptAssigned f:
                var before = Trials[f.Trial];
                Trials.Set(f.Trial, before with
                {
                    State = TrialState.Running,
                    Attempts = f.Attempt,
                    Node = f.Node.Name,
                });
                break;
            case AttemptBegan f:
                running.GetOrAdd(f.Trial, _ => new RunningTrack()).Device = f.Device;
                break;
            case AttemptEnded f:
                running.TryRemove(f.Trial, out _);
                Trials.Set(f.Trial, Trials[f.Trial] with { State = TrialState.Pending });
                break;
            case TrialFinished f:
                Finish(f);
                break;
            case TrialReopened f:
                Trials.Set(f.Trial, new TrialRow(TrialState.Pending, f.LastAttempt, Trials[f.Trial].Node, 0, null));
                break;
            case SweepCreated f:
                objective = Definitions.ObjectiveOf(f.Definition);
                break;
        }
    }

    private void Report(MetricsReported f)
    {
        var row = Trials[f.Trial];
        if (f.Step <= row.Steps) return;
        var track = running.GetOrAdd(f.Trial, _ => new RunningTrack());
        foreach (var value in f.Values)
        {
            if (value.Name == objective) row = row with { Objective = value.Value };
            if (value.Name == MetricNames.TrainLoss) track.TrainLoss.Add(value.Value);
        }

        Trials.Set(f.Trial, row with { Steps = f.Step });
    }

    private void Finish(TrialFinished f)
    {
        running.TryRemove(f.Trial, out _);
        Trials.Set(f.Trial, Trials[f.Trial] with { State = f.State, Steps = f.Steps, Objective = f.Objective });
        if (f.State == TrialState.Completed) return;
        var kept = earlyEnds.Length < EarlyEndsMax ? earlyEnds : earlyEnds.RemoveAt(0);
        ImmutableInterlocked.InterlockedExchange(ref earlyEnds, kept.Add(f));
    }
}
