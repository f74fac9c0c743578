using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Simulation.Clusters;

/// <summary>One sweep's journal while it grows. It keeps its own, simpler count of what the ledger counts.</summary>
internal sealed class SweepWitness(SweepId id)
{
    private readonly Dictionary<TrialId, TrialWitness> _trials = [];
    private SweepState? _state;
    private int _running;
    private int _failed;

    public SweepLedger Ledger => _state!.Ledger;

    public void See(SweepFact fact)
    {
        if (fact is SweepCreated created) _state = new SweepState(id, SweepPlan.Of(created.Definition));
        if (fact.Subject is { } trial) See(trial, fact);
        _state = _state!.Apply(fact);
    }

    private void See(TrialId trial, SweepFact fact)
    {
        if (!_trials.TryGetValue(trial, out var seen))
        {
            _trials[trial] = seen = new TrialWitness($"{id}/{trial}", _state!.Plan.SpecOf(trial));
        }

        var definition = _state!.Plan.Definition;
        switch (fact)
        {
            case AttemptAssigned f:
                Ledger.Pause.ShouldBeNull($"{f}: nothing is started in a pause");
                Ledger.End.ShouldBeNull($"{f}: nothing is started after the end");
                (++_running).ShouldBeLessThanOrEqualTo(definition.Parallelism ?? int.MaxValue, $"{f}");
                ((long)_failed).ShouldBeLessThanOrEqualTo(definition.Budget.Failures ?? long.MaxValue, $"{f}");
                seen.Assign(f, definition.Retries);
                break;
            case AttemptBegan f:
                seen.Begin(f);
                break;
            case MetricsReported f:
                seen.Report(f);
                break;
            case AttemptEnded f:
                _running--;
                seen.EndAttempt(f);
                break;
            case TrialFinished f:
                if (f.State == TrialState.Failed) _failed++;
                seen.Finish(f);
                break;
            case TrialReopened f:
                if (f.From == TrialState.Failed) _failed--;
                seen.Reopen(f);
                break;
        }
    }
}
