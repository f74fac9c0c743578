using System.Collections.Concurrent;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Rankings for whoever collects. To rank takes longer than a collection may, so a ranking that is out of date
/// is made anew behind it, one after the other, and the next collection shows it.</summary>
internal sealed class StandingDesk(MeteredCoordinator coordinator)
{
    private readonly ConcurrentDictionary<SweepId, Known> known = [];
    private readonly ConcurrentQueue<SweepState> wanted = [];
    private int isBusy;
    private volatile bool isClosed;

    /// <summary>Null until the sweep was ranked for the first time.</summary>
    public SweepStanding? Of(SweepState sweep)
    {
        var entry = known.GetOrAdd(sweep.Id, _ => new Known());
        var stamp = new Stamp(sweep.Ledger.FinishedCount, sweep.Ledger.Reopenings, sweep.Plan);
        if (entry.Stamp != stamp && coordinator.Rank is not null)
        {
            entry.Stamp = stamp;
            wanted.Enqueue(sweep);
            if (Interlocked.Exchange(ref isBusy, 1) == 0) coordinator.RunBehind(Work);
        }

        return entry.Standing;
    }

    public void KeepOnly(IReadOnlySet<SweepId> sweeps)
    {
        foreach (var sweep in known.Keys.Where(sweep => !sweeps.Contains(sweep))) known.TryRemove(sweep, out _);
    }

    public void Close() => isClosed = true;

    private void Work()
    {
        try
        {
            while (!isClosed && wanted.TryDequeue(out var sweep)) Rank(sweep);
        }
        catch (Exception trouble)
        {
            // A store that was closed meanwhile is no trouble; any other is the log's. It never ends the process.
            if (!isClosed) coordinator.Warn("a sweep could not be ranked for its metrics", trouble);
        }
        finally
        {
            Volatile.Write(ref isBusy, 0);
        }
    }

    private void Rank(SweepState sweep)
    {
        if (!known.TryGetValue(sweep.Id, out var entry)) return;
        if (coordinator.Rank!(sweep.Id) is { } ranking) entry.Standing = SweepStanding.Of(sweep.Plan, ranking);
    }

    private readonly record struct Stamp(long Finished, long Reopenings, SweepPlan Plan);

    private sealed class Known
    {
        private SweepStanding? standing;

        /// <summary>Of what was asked for last; only the collector looks.</summary>
        public Stamp? Stamp { get; set; }

        public SweepStanding? Standing
        {
            get => Volatile.Read(ref standing);
            set => Volatile.Write(ref standing, value);
        }
    }
}
