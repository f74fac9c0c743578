using Sweep.Coordinator.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Tracing;

/// <summary>Times of the attempts that run or wait to be repeated, from facts. What happened before this process is
/// read from the journal when it is asked for.</summary>
internal sealed class OpenAttempts(Func<SweepId, IJournalReader> journalOf)
{
    private readonly Dictionary<SweepId, SweepTimes> _sweeps = [];
    private readonly Dictionary<(SweepId, TrialId), OpenAttempt> _open = [];

    public TimeSpan CreatedAt(SweepId sweep) => TimesOf(sweep).CreatedAt;

    /// <summary>As it is before a fact about it; null when nothing is known.</summary>
    public OpenAttempt? Before(SweepId sweep, RecordedFact recorded)
    {
        if (recorded.Fact.Subject is not { } trial) return null;
        if (_open.TryGetValue((sweep, trial), out var known)) return known;
        return recorded.Fact is AttemptAssigned { Attempt: 1 } or TrialReopened
            ? null
            : Replay(sweep, trial, recorded.Sequence);
    }

    /// <summary>As it is after the fact.</summary>
    public OpenAttempt? Apply(SweepId sweep, OpenAttempt? before, SweepFact fact)
    {
        switch (fact)
        {
            case SweepCreated f:
                _sweeps[sweep] = new SweepTimes(f.At, f.At);
                return null;
            case SweepOpened { At: var at }:
                _sweeps[sweep] = TimesOf(sweep) with { ReadyAt = at };
                return null;
            case SweepExtended { At: var at }:
                _sweeps[sweep] = TimesOf(sweep) with { ReadyAt = at };
                return null;
            case SweepResumed { At: var at }:
                _sweeps[sweep] = TimesOf(sweep) with { ReadyAt = at };
                return null;
            case { Subject: { } trial }:
                var after = After(TimesOf(sweep), before, fact);
                if (after is null) _open.Remove((sweep, trial));
                else _open[(sweep, trial)] = after;
                return after;
            default:
                return null;
        }
    }

    public void Forget(SweepId sweep)
    {
        _sweeps.Remove(sweep);
        foreach (var key in _open.Keys.Where(key => key.Item1 == sweep).ToList()) _open.Remove(key);
    }

    private static OpenAttempt? After(SweepTimes times, OpenAttempt? before, SweepFact fact) => fact switch
    {
        AttemptAssigned f => new OpenAttempt(f.Attempt, before?.QueuedAt ?? times.ReadyBefore(f.At))
        {
            AssignedAt = f.At, Node = f.Node,
        },
        AttemptBegan f => before is null ? null : before with { BeganAt = f.At, Device = f.Device },
        AttemptEnded f => new OpenAttempt(f.Attempt, f.At),
        TrialReopened f => new OpenAttempt(f.LastAttempt, f.At),
        TrialFinished => null,
        _ => before,
    };

    private OpenAttempt? Replay(SweepId sweep, TrialId trial, long until)
    {
        using var journal = journalOf(sweep);
        var times = TimesOf(sweep);
        return journal.ReadTrial(trial)
            .TakeWhile(recorded => recorded.Sequence < until)
            .Aggregate((OpenAttempt?)null, (open, recorded) => After(times, open, recorded.Fact));
    }

    private SweepTimes TimesOf(SweepId sweep)
    {
        if (_sweeps.TryGetValue(sweep, out var known)) return known;
        using var journal = journalOf(sweep);
        var created = journal.Read().Select(recorded => recorded.Fact).OfType<SweepCreated>().First();
        return _sweeps[sweep] = new SweepTimes(created.At, created.At);
    }

    /// <param name="CreatedAt">When the sweep was submitted.</param>
    /// <param name="ReadyAt">When it was last submitted, extended, resumed, or opened by a process.</param>
    private readonly record struct SweepTimes(TimeSpan CreatedAt, TimeSpan ReadyAt)
    {
        /// <summary>A fact of an earlier process may be older than what this one knows last.</summary>
        public TimeSpan ReadyBefore(TimeSpan at) => ReadyAt <= at ? ReadyAt : CreatedAt;
    }
}
