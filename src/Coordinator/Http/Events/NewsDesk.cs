using System.Globalization;
using Sweep.Actors;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Http.Events;

/// <summary>The newest facts, for those who watch: one ring for all, in which each watcher has a place. So a watcher
/// costs no memory here, and one who falls behind by more than the ring holds has lost its place. Reports are thinned
/// to one per trial and half second. Nothing is kept while nobody watches.</summary>
internal sealed class NewsDesk
{
    /// <summary>A watcher further behind than this gets a snapshot instead, which is cheaper for both.</summary>
    public const int BacklogMax = 1000;

    private const int RingLength = 4096;
    private static readonly TimeSpan ReportPause = TimeSpan.FromSeconds(0.5);

    /// <summary>So long after the last watcher left, news are kept for its return.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly IClock clock;
    private readonly Lock gate = new();
    private readonly NewsItem[] ring = new NewsItem[RingLength];
    private readonly Dictionary<(SweepId, TrialId), TimeSpan> reported = [];
    private readonly string stamp;
    private long head;
    private long lostThrough;
    private int watchers;
    private TimeSpan? quietSince;

    public NewsDesk(IClock clock)
    {
        this.clock = clock;
        stamp = ((long)clock.Now.TotalMilliseconds).ToString("x", CultureInfo.InvariantCulture);
    }

    /// <summary>On the coordinator's thread.</summary>
    public void Observe(SweepId sweep, IReadOnlyList<RecordedFact> facts)
    {
        var now = clock.Now;
        lock (gate)
        {
            if (watchers == 0 && !(now - quietSince <= Patience))
            {
                // Nothing is kept, so what was numbered before is no place to go on from.
                lostThrough = ++head;
                reported.Clear();
                return;
            }

            foreach (var (_, fact) in facts)
            {
                if (IsNews(sweep, fact, now)) ring[++head % RingLength] = new NewsItem(head, sweep, fact);
            }
        }
    }

    /// <summary>A watcher came: from now on news are kept.</summary>
    /// <returns>The number of the newest.</returns>
    public long Enter()
    {
        lock (gate)
        {
            watchers++;
            return head;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            watchers--;
            quietSince = clock.Now;
        }
    }

    /// <summary>What came after a number, of one sweep or of all.</summary>
    public NewsBatch After(long number, SweepId? only)
    {
        lock (gate)
        {
            var isLost = number < lostThrough || head - number > RingLength;
            var items = new List<NewsItem>();
            for (var next = number + 1; !isLost && next <= head; next++)
            {
                var item = ring[next % RingLength];
                if (only is null || item.Sweep == only) items.Add(item);
                isLost = items.Count > BacklogMax;
            }

            return new NewsBatch(isLost ? [] : items, head, isLost);
        }
    }

    /// <summary>How an event is named, so that a client can go on after it.</summary>
    public string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{stamp}-{number}");

    /// <summary>The number in a name; null when it is of another process, or none.</summary>
    public long? NumberOf(string? id)
    {
        var parts = id?.Split('-') ?? [];
        if (parts.Length != 2 || parts[0] != stamp) return null;
        return long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= Interlocked.Read(ref head)
            ? number
            : null;
    }

    private bool IsNews(SweepId sweep, SweepFact fact, TimeSpan now)
    {
        switch (fact)
        {
            case MetricsReported f:
                var key = (sweep, f.Trial);
                if (reported.TryGetValue(key, out var last) && now - last < ReportPause) return false;
                reported[key] = now;
                return true;
            case AttemptEnded f:
                reported.Remove((sweep, f.Trial));
                // What ends its trial is told with the trial.
                return f.Outcome is AttemptOutcome.Lost or AttemptOutcome.Preempted or AttemptOutcome.Failed;
            default:
                return fact is AttemptAssigned or AttemptBegan or TrialFinished;
        }
    }
}
