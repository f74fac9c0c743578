using Sweep.Actors.Host;

namespace Sweep.Coordinator.Storage.Leading;

/// <summary>Runs leadership on two threads: one decides, one asks the database.</summary>
public sealed class LeadershipHost : IDisposable
{
    private readonly ActorThread<LeadershipEvent> _decider;
    private readonly ActorThread<LeadershipEffect> _clerk;
    private readonly Timers<LeadershipTimer> _timers;

    public LeadershipHost(LeadershipHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _timers = new Timers<LeadershipTimer>(timer => _decider!.Post(new LeadershipEvent.TimerFired(timer)));
        _clerk = new ActorThread<LeadershipEffect>(
            "leases", () => new LeaseClerk(options, answer => _decider!.Post(answer)),
            new ActorThreadOptions { Clock = options.Clock, OnRestart = Unanswered });
        var ports = new LeadershipPorts
        {
            Clock = options.Clock,
            StartTimer = _timers.Start,
            Ask = _clerk.Post,
            Tell = options.Tell,
        };
        _decider = new ActorThread<LeadershipEvent>(
            "leadership", () => new LeadershipActor(options.Leadership, ports),
            new ActorThreadOptions
            {
                Clock = options.Clock,
                OnRestart = options.OnRestart,

                // A decider that forgot that it leads could not step down.
                Supervision = new SupervisionOptions { RestartsMax = 0 },
            });

        void Unanswered(Exception bug)
        {
            options.OnRestart(bug);
            _decider!.Post(new LeadershipEvent.Unanswered(bug.Message));
        }
    }

    /// <summary>Fails with the bug that supervision gave up on: the process must end then, as its lease will.</summary>
    public Task Completion => Task.WhenAll(_decider.Completion, _clerk.Completion);

    public void Start()
    {
        _clerk.Start();
        _decider.Start();
        _decider.Post(new LeadershipEvent.Started());
    }

    /// <summary>To be told when a write of an epoch was refused as Fenced.</summary>
    public void FencedOff(long epoch) => _decider.Post(new LeadershipEvent.FencedOff(epoch));

    /// <summary>Gives the lease back when this coordinator leads, and waits until that is done.</summary>
    public void Dispose()
    {
        _decider.Post(new LeadershipEvent.StopRequested());
        _decider.Dispose();
        _clerk.Dispose();
        _timers.Dispose();
    }
}
