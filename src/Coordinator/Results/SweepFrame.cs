using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Search;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Results;

/// <summary>What the result files need besides the trials: the grid, and whether and why the sweep ended.</summary>
internal sealed record SweepFrame(SweepPlan Plan, SweepFinished? End)
{
    /// <summary>Of the latest definition; its trials are positions.</summary>
    public Grid Grid => Plan.Grid;

    public static SweepFrame Of(SweepPlan plan, IJournalReader journal)
    {
        // Only openings can follow an end that holds: a tail with anything else shows it, or shows that there is none.
        for (var length = 1000L; ; length *= 10)
        {
            var tail = journal.Read(Math.Max(0, journal.LastSequence - length)).Select(f => f.Fact).ToArray();
            if (length >= journal.LastSequence || tail.Any(fact => fact is not SweepOpened))
            {
                return new SweepFrame(plan, tail.LastOrDefault(fact => fact is not SweepOpened) as SweepFinished);
            }
        }
    }

    /// <summary>A trial without a terminal record is still to run, unless the sweep is over: then it is cancelled by
    /// the limit that ended the sweep. Nothing runs while result files are written.</summary>
    public TrialState StateOf(TrialHistory trial) =>
        trial.Finished?.State ?? (End is null ? TrialState.Pending : TrialState.Cancelled);
}
