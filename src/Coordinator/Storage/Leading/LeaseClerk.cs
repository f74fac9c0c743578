using Sweep.Actors;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Leading;

/// <summary>Asks the database on a thread of its own, so that a server that does not answer keeps nobody from stepping
/// down in time.</summary>
internal sealed class LeaseClerk(LeadershipHostOptions options, Action<LeadershipEvent> answer)
    : IActor<LeadershipEffect>
{
    public void Handle(IReadOnlyList<LeadershipEffect> events)
    {
        foreach (var effect in events)
        {
            try
            {
                Ask(effect);
            }
            catch (JournalException error)
            {
                options.OnTrouble(error);
                answer(new LeadershipEvent.Unanswered(error.Message));
            }
        }
    }

    private void Ask(LeadershipEffect effect)
    {
        if (effect is LeadershipEffect.Release release) options.Leases.Release(release.Epoch);
        if (effect is not LeadershipEffect.Claim claim) return;
        var askedAt = options.Clock.Now;
        var (leader, isGranted) = options.Leases.Claim(claim.Epoch, options.Leadership.Lease);
        answer(isGranted
            ? new LeadershipEvent.Granted(leader.Epoch, askedAt)
            : new LeadershipEvent.Refused(leader));
    }
}
