using Sweep.Actors.Links;
using Sweep.Actors.Simulation;

namespace Sweep.Actors.Tests.Links;

/// <summary>Two ends of a link in virtual time, over a network that loses, repeats, reorders and delays each frame on
/// its own, and breaks connections. Messages are numbers; a greeting is a negative one.</summary>
internal sealed class FaultyLink
{
    private readonly Simulator _simulator;
    private readonly Prng _faults;
    private readonly FaultPlan _plan;
    private readonly HashSet<long> _broken = [];
    private LinkState<int> _dialing;
    private LinkState<int> _accepting;
    private long _epoch = 1;
    private long _sessionsStarted;
    private bool _isHealed;

    public FaultyLink(ulong seed, FaultPlan plan, LinkOptions options)
    {
        _simulator = new Simulator(seed);
        _faults = _simulator.Random.Fork("faults");
        _plan = plan;
        _dialing = LinkEnds.Dialing<int>(options, _simulator.Random.Fork("jitter"));
        _accepting = LinkEnds.Accepting<int>(options);
        Options = options;
        AtDialing(new LinkEvent<int>.Opened());
    }

    public LinkOptions Options { get; }

    public Simulator Simulator => _simulator;

    public LinkState<int> Dialing => _dialing;

    public LinkState<int> Accepting => _accepting;

    /// <summary>What the accepting owner has made durable, greetings included; it survives a restart.</summary>
    public List<int> Durable { get; } = [];

    /// <summary>What the dialing owner was told.</summary>
    public List<int> Told { get; } = [];

    public int GreetingCount { get; private set; }

    public int RestartCount { get; private set; }

    /// <summary>The most data frames that the accepting owner had not acknowledged at once.</summary>
    public long UnprocessedMax { get; private set; }

    public string? Ended { get; private set; }

    public void SendFromDialing(int message) => AtDialing(new LinkEvent<int>.Send(message, 1));

    public void SendFromAccepting(int message) => AtAccepting(new LinkEvent<int>.Send(message, 1));

    public void CloseWhenAcknowledged() => AtDialing(new LinkEvent<int>.CloseWhenAcknowledged());

    public void EndAccepting(LinkRefusal refusal) => AtAccepting(new LinkEvent<int>.End(refusal));

    /// <summary>From now on the network is as good as a real one.</summary>
    public void Heal() => _isHealed = true;

    /// <summary>The accepting process is killed and starts again: it remembers only what is durable.</summary>
    public void RestartAccepting()
    {
        RestartCount++;
        _epoch++;
        var connection = _accepting.Connection;
        _accepting = LinkEnds.Accepting<int>(Options);
        Break(connection, "killed");
    }

    public void BreakConnection() => Break(_dialing.Connection, "cut");

    private void AtDialing(LinkEvent<int> @event)
    {
        var step = LinkBehaviour.Decide(_dialing, @event, _simulator.Now);
        _dialing = step.State;
        foreach (var effect in step.Effects) RunAtDialing(effect);
    }

    private void AtAccepting(LinkEvent<int> @event)
    {
        var step = LinkBehaviour.Decide(_accepting, @event, _simulator.Now);
        _accepting = step.State;
        foreach (var effect in step.Effects) RunAtAccepting(effect);
        UnprocessedMax = Math.Max(UnprocessedMax, _accepting.Received - _accepting.Processed);
    }

    private void RunAtDialing(LinkEffect<int> effect)
    {
        switch (effect)
        {
            case LinkEffect<int>.Dial e:
                Connect(e.Connection);
                break;
            case LinkEffect<int>.Transmit e:
                Carry(e.Connection, e.Frame, frame => Arrive(e.Connection, frame));
                break;
            case LinkEffect<int>.Close e:
                Break(e.Connection, e.Reason);
                break;
            case LinkEffect<int>.Deliver e:
                Told.Add(e.Message);
                AtDialing(new LinkEvent<int>.Processed(e.Session, e.Number));
                break;
            case LinkEffect<int>.SessionStarted e:
                GreetingCount++;
                Later(_plan.Owner, "greet", () => AtDialing(new LinkEvent<int>.Greet(e.Session, -GreetingCount, 1)));
                break;
            case LinkEffect<int>.StartTimer e:
                _simulator.Schedule(e.Delay, "timer", () => AtDialing(new LinkEvent<int>.TimerFired(e.Timer)));
                break;
            case LinkEffect<int>.Ended e:
                Ended = e.Refusal?.Reason ?? "all is said";
                break;
        }
    }

    private void RunAtAccepting(LinkEffect<int> effect)
    {
        switch (effect)
        {
            case LinkEffect<int>.Transmit e:
                Carry(e.Connection, e.Frame, frame => AtDialing(new LinkEvent<int>.Received(e.Connection, frame)));
                break;
            case LinkEffect<int>.Close e:
                Break(e.Connection, e.Reason);
                break;
            case LinkEffect<int>.Deliver e:
                Commit(e, RestartCount);
                break;
            case LinkEffect<int>.StartTimer e:
                var life = RestartCount;
                _simulator.Schedule(e.Delay, "timer", () => InLife(life, new LinkEvent<int>.TimerFired(e.Timer)));
                break;
        }
    }

    /// <summary>The owner's disk keeps order.</summary>
    private void Commit(LinkEffect<int>.Deliver e, int life) => _simulator.Schedule(_plan.Commit, "commit", () =>
    {
        if (life != RestartCount) return;
        Durable.Add(e.Message);
        AtAccepting(new LinkEvent<int>.Processed(e.Session, e.Number));
    });

    private void InLife(int life, LinkEvent<int> @event)
    {
        if (life == RestartCount) AtAccepting(@event);
    }

    private void Connect(LinkConnection connection) => Later(_plan.Delay, "connect", () =>
    {
        if (_broken.Contains(connection.Number)) return;
        if (!Happens(_plan.Break)) AtDialing(new LinkEvent<int>.Connected(connection));
        else AtDialing(new LinkEvent<int>.Disconnected(connection, "refused"));
    });

    private void Carry(LinkConnection connection, LinkFrame<int> frame, Action<LinkFrame<int>> arrive)
    {
        if (_broken.Contains(connection.Number)) return;
        if (Happens(_plan.Break)) Break(connection, "cut");
        if (Happens(_plan.Lose)) return;
        var copies = Happens(_plan.Repeat) ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
        {
            // Frames of a broken connection may still arrive: the other end has not heard of its end.
            var delay = Happens(_plan.Reorder) ? _plan.Delay * _faults.NextBelow(4) : _plan.Delay;
            _simulator.Schedule(delay, "frame", () => arrive(frame));
        }
    }

    private void Arrive(LinkConnection connection, LinkFrame<int> frame)
    {
        if (frame is not LinkFrame<int>.Hello hello) AtAccepting(new LinkEvent<int>.Received(connection, frame));
        else AtAccepting(new LinkEvent<int>.Accepted(connection, hello, new LinkSession(_epoch, ++_sessionsStarted)));
    }

    /// <summary>Each end hears of it at its own time.</summary>
    private void Break(LinkConnection connection, string reason)
    {
        if (!_broken.Add(connection.Number)) return;
        Later(_plan.Delay, "break", () => AtDialing(new LinkEvent<int>.Disconnected(connection, reason)));
        Later(_plan.Delay, "break", () => AtAccepting(new LinkEvent<int>.Disconnected(connection, reason)));
    }

    private void Later(TimeSpan about, string label, Action deliver) =>
        _simulator.Schedule(_faults.Between(TimeSpan.Zero, about * 2), label, deliver);

    private bool Happens(Ratio chance) => !_isHealed && _faults.Chance(chance);
}
