using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Results;
using Sweep.Coordinator.Sweeps;

namespace Sweep.Coordinator.Verification;

/// <summary>Replays a journal and compares what follows from it with what it says and with the result files: what
/// <c>sweep verify</c> does. docs/results.md lists the checks.</summary>
public static class SweepVerification
{
    /// <summary>Never fails on what it finds: a damaged journal or a file that cannot be read is a finding.</summary>
    public static VerificationReport Verify(string directory, IJournalReader journal)
    {
        var draft = new VerificationDraft();
        try
        {
            var frame = JournalChecks.Check(journal, draft);
            if (frame.Definitions.Count == 0) return draft.ToReport();

            var sweep = new SweepFrame(SweepReplay.PlanOf(frame.Definitions), frame.End);
            TrialChecks.CheckAll(sweep, journal, draft);
            FileChecks.Check(directory, sweep, journal, draft);
        }
        catch (Exception failure) when (failure is
            JournalException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            draft.Find(failure.Message);
        }

        return draft.ToReport();
    }
}
