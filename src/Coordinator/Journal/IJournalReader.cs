using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>A journal that is looked at, perhaps while another process writes it. A sequence that is being enumerated
/// shows the journal as it was when the enumeration began.</summary>
public interface IJournalReader : IDisposable
{
    /// <summary>0 when empty.</summary>
    long LastSequence { get; }

    /// <summary>Facts after a sequence, in order, streamed. Every checksum is verified.</summary>
    /// <exception cref="JournalException">A fact is damaged or missing; names its sequence.</exception>
    IEnumerable<RecordedFact> Read(long afterSequence = 0);

    /// <summary>Facts that have a subject, by trial number and then sequence, streamed in bounded memory. Every
    /// checksum is verified.</summary>
    /// <exception cref="JournalException">A fact is damaged or missing; names its sequence.</exception>
    IEnumerable<RecordedFact> ReadByTrial();

    /// <summary>One trial's facts in order. The checksum of each is verified.</summary>
    /// <exception cref="JournalException">A fact is damaged, or the one before it missing; names its sequence.
    /// </exception>
    IEnumerable<RecordedFact> ReadTrial(TrialId trial);

    /// <summary>The newest intact snapshot; null when there is none. A damaged one is passed over, never
    /// trusted.</summary>
    JournalSnapshot? LatestSnapshot();
}
