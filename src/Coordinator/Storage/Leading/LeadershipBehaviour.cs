using System.Diagnostics;
using Sweep.Actors;
using static Sweep.Coordinator.Storage.Leading.LeadershipEffect;
using static Sweep.Coordinator.Storage.Leading.LeadershipEvent;

namespace Sweep.Coordinator.Storage.Leading;

/// <summary>Decides when a coordinator leads. The lease itself is a row in the database, on the database's clock; this
/// side counts from the moment at which it asked, which is earlier, so that it stops before the lease ends. That two
/// never write is not up to clocks at all: every commit checks the epoch.</summary>
public static class LeadershipBehaviour
{
    public static Step<LeadershipState, LeadershipEffect> Decide(
        LeadershipState state, LeadershipEvent @event, TimeSpan now) => (state, @event) switch
        {
            ({ IsStopped: true }, Granted e) => new(state, [new Release(e.Epoch)]),
            ({ IsStopped: true }, _) => new(state, []),
            (_, Started) => new(state, [new Claim(null)]),
            (_, TimerFired { Timer: LeadershipTimer.Claim }) => new(state, [new Claim(state.Epoch)]),
            ({ Epoch: { } epoch }, TimerFired { Timer: LeadershipTimer.Lease }) when now >= state.LeadsUntil =>
                StepDown(state, epoch, "the lease could not be renewed in time"),
            (_, TimerFired { Timer: LeadershipTimer.Lease }) => new(state, []),
            (_, Granted e) => Grant(state, e, now),
            ({ Epoch: { } epoch }, Refused e) => StandBy(
                StepDown(state, epoch, $"{e.Leader.Holder} leads now"), e.Leader),
            (_, Refused e) => StandBy(new(state, []), e.Leader),
            (_, Unanswered) => new(state, [AskAgain(state)]),
            (_, FencedOff e) when e.Epoch == state.Epoch =>
                StepDown(state, e.Epoch, "another coordinator has taken over"),
            (_, FencedOff) => new(state, []),
            (_, StopRequested) => Stop(state),
            _ => throw new UnreachableException($"no rule for {@event}"),
        };

    private static Step<LeadershipState, LeadershipEffect> Grant(LeadershipState state, Granted e, TimeSpan now)
    {
        var until = e.AskedAt + state.Options.Lease - state.Options.StopBefore;

        // An answer that was this long on its way grants what is over, or nearly; and an epoch that was left is not
        // entered again, lest two parts of this process act in it. It is asked for anew.
        if (state.Epoch is null && (now >= until || e.Epoch <= state.LastEpoch))
            return new(state, [new Release(e.Epoch), AskAgain(state)]);
        if (now >= until) return new(state, [AskAgain(state)]);
        var leads = state with { Epoch = e.Epoch, LeadsUntil = until, Leader = null };
        LeadershipEffect[] begin = state.Epoch == e.Epoch ? [] : [new Lead(e.Epoch)];
        return new(leads,
        [
            .. begin, new StartTimer(LeadershipTimer.Lease, until - now), AskAgain(leads),
        ]);
    }

    private static Step<LeadershipState, LeadershipEffect> StandBy(
        Step<LeadershipState, LeadershipEffect> step, Leader leader)
    {
        var follows = step.State with { Leader = leader };
        LeadershipEffect[] told = step.State.Leader == leader ? [] : [new Follow(leader)];
        return new(follows, [.. step.Effects, .. told, AskAgain(follows)]);
    }

    private static Step<LeadershipState, LeadershipEffect> StepDown(
        LeadershipState state, long epoch, string reason) => new(
            state with { Epoch = null, LastEpoch = epoch, Leader = null },
            [new StepDown(epoch, reason), new Follow(null)]);

    private static Step<LeadershipState, LeadershipEffect> Stop(LeadershipState state)
    {
        var stopped = state with { IsStopped = true, Epoch = null };
        return state.Epoch is { } epoch
            ? new(stopped, [new StepDown(epoch, "the process ends"), new Release(epoch)])
            : new(stopped, []);
    }

    private static StartTimer AskAgain(LeadershipState state) => new(
        LeadershipTimer.Claim, state.Epoch is null ? state.Options.PollEvery : state.Options.RenewEvery);
}
