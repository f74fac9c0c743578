using System.Collections.Concurrent;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>The pictures of all sweeps. One of a sweep that began in this process follows it from its first fact; one
/// of an older sweep is made from the journal when somebody first asks, and follows from then on.</summary>
internal sealed class SweepPictures(Func<SweepId, IJournalReader> openJournal)
{
    private readonly ConcurrentDictionary<SweepId, Developing> all = [];

    /// <summary>On the coordinator's thread.</summary>
    public void Observe(SweepId sweep, IReadOnlyList<RecordedFact> facts)
    {
        if (facts.Count == 0) return;
        if (all.TryGetValue(sweep, out var known)) known.Observe(facts);
        else if (facts[0].Sequence == 1) all.GetOrAdd(sweep, _ => Developing.FromTheStart()).Observe(facts);
    }

    /// <summary>Waits for the journal to be read, the first time.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public SweepPicture Of(SweepId sweep) =>
        all.GetOrAdd(sweep, _ => new Developing()).Developed(() => openJournal(sweep));

    public void Forget(SweepId sweep) => all.TryRemove(sweep, out _);

    private sealed class Developing
    {
        private const long GapMax = 1000;

        private readonly Lock reading = new();
        private readonly Lock applying = new();
        private readonly SweepPicture picture = new();
        private volatile bool isLive;

        public static Developing FromTheStart() => new() { isLive = true };

        public void Observe(IReadOnlyList<RecordedFact> facts)
        {
            if (!isLive)
            {
                lock (applying)
                {
                    if (!isLive) return; // The reader finds them in the journal: they are durable.
                }
            }

            foreach (var fact in facts) picture.Apply(fact);
        }

        public SweepPicture Developed(Func<IJournalReader> open)
        {
            if (isLive) return picture;
            lock (reading)
            {
                if (isLive) return picture;
                using var journal = open();
                while (journal.LastSequence - picture.Sequence > GapMax) CatchUp(journal);
                // The coordinator waits for these last ones, so that none slips through between reading and following.
                lock (applying)
                {
                    CatchUp(journal);
                    isLive = true;
                }
            }

            return picture;
        }

        private void CatchUp(IJournalReader journal)
        {
            foreach (var fact in journal.Read(picture.Sequence)) picture.Apply(fact);
        }
    }
}
