using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Results;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Tests.Results;

/// <summary>A sweep of two optimizers and three seeds (trials 0 to 5), as a journal in memory that a test writes fact
/// by fact, and a folder for its files.</summary>
internal sealed class RecordedSweep : IDisposable
{
    public const string Definition =
        """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: two-optimizers}
        spec:
          trainer: {model: mlp, dataset: mnist, hidden: [20], steps: 100, evaluateEvery: 50, reportEvery: 50}
          objective: {metric: accuracy, goal: maximize}
          grid:
            - {optimizer: sgd, lr: [0.1]}
            - {optimizer: adam, lr: [0.00001], betas: [[0.9, 0.999]], amsgrad: [true]}
          seeds: 3
        """;

    private static readonly TimeSpan Start = new(20_778, 12, 30, 15);

    private readonly ScratchFolder _folder = new();
    private readonly Dictionary<long, int> _attempts = [];
    private int _seconds;

    public RecordedSweep(string yaml = Definition)
    {
        var definition = ((DefinitionResult.Valid)DefinitionReader.Read(yaml, "sweep.yaml", [])).Definition;
        Grid = Grid.Expand(definition);
        Record(new SweepCreated(CanonicalDefinition.Write(definition), Start), new SweepOpened(Start));
    }

    public Grid Grid { get; }

    public MemoryJournal Journal { get; } = new();

    public string Folder => _folder.Path;

    private TimeSpan Now => Start + TimeSpan.FromSeconds(_seconds++);

    public void Record(params SweepFact[] facts) => Journal.Append(facts);

    /// <summary>Assigns and begins the trial's next attempt.</summary>
    public RecordedSweep Begin(long trial, double guessLoss = 2.302585092994046)
    {
        var attempt = _attempts[trial] = _attempts.GetValueOrDefault(trial) + 1;
        Record(
            new AttemptAssigned(new TrialId(trial), attempt, new NodeId("laptop"), Now),
            new AttemptBegan(new TrialId(trial), attempt, "cpu:0", guessLoss, 0.1135, Now));
        return this;
    }

    public RecordedSweep Report(long trial, long step, params (string Name, double Value)[] values)
    {
        Record(new MetricsReported(
            new TrialId(trial), _attempts[trial], step, [.. values.Select(v => new MetricValue(v.Name, v.Value))]));
        return this;
    }

    public RecordedSweep End(long trial, AttemptOutcome outcome, string? reason = null)
    {
        Record(new AttemptEnded(new TrialId(trial), _attempts[trial], outcome, 1.5, reason, Now));
        return this;
    }

    public RecordedSweep Finish(
        long trial, TrialState state, long steps = 100, double? objective = null, Verdict? verdict = null)
    {
        Record(new TrialFinished(new TrialId(trial), state, steps, objective, verdict, null));
        return this;
    }

    /// <summary>A whole trial that completes with this accuracy.</summary>
    public RecordedSweep Complete(long trial, double accuracy) => Begin(trial)
        .Report(trial, 1, ("train_loss", 2.31))
        .Report(trial, 50, ("train_loss", 0.5), ("loss", 0.4), ("accuracy", accuracy - 0.1))
        .Report(trial, 100, ("train_loss", 0.1 + (trial / 30.0)), ("loss", 0.2), ("accuracy", accuracy))
        .End(trial, AttemptOutcome.Completed)
        .Finish(trial, TrialState.Completed, 100, accuracy);

    /// <summary>A whole trial whose loss is not finite at step 50.</summary>
    public RecordedSweep Diverge(long trial) => Begin(trial)
        .Report(trial, 1, ("train_loss", 2.31))
        .Report(trial, 50, ("train_loss", double.PositiveInfinity), ("loss", double.NaN), ("accuracy", 0.098))
        .End(trial, AttemptOutcome.Diverged)
        .Finish(
            trial, TrialState.Diverged, 50, 0.098,
            new Verdict(
                "loss-not-finite", 50, "train_loss", double.PositiveInfinity, null,
                "train_loss was Infinity at step 50."));

    public RecordedSweep FinishSweep(string? reason = null)
    {
        Record(new SweepFinished(reason, Now));
        return this;
    }

    /// <summary>All six trials: one of them diverged, one after an attempt that was lost.</summary>
    public static RecordedSweep Whole()
    {
        var sweep = new RecordedSweep();
        sweep.Complete(0, 0.9578).Complete(3, 0.9720).Complete(1, 0.9601).Diverge(4);
        sweep.Begin(2).Report(2, 1, ("train_loss", 2.31)).End(2, AttemptOutcome.Lost).Complete(2, 0.9569);
        return sweep.Complete(5, 0.9698).FinishSweep();
    }

    public RecordedSweep Write()
    {
        ResultFiles.Write(Folder, new SweepPlan(Grid), Journal);
        return this;
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => _folder.Dispose();
}
