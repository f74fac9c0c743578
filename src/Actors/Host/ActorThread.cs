namespace Sweep.Actors.Host;

/// <summary>Runs one actor on a thread of its own. An exception out of the actor is a bug: it is reported once, and the
/// actor is created anew (from its journal, if it has one). The batch that caused it is then handed over event by
/// event, and only an event that fails alone is dropped. Too many restarts end the actor, and <see cref="Completion"/>
/// fails with the exception.</summary>
public sealed class ActorThread<TEvent> : IDisposable
{
    private const int BatchMax = 1024;

    private readonly Mailbox<TEvent> _mailbox;
    private readonly Func<IActor<TEvent>> _create;
    private readonly ActorThreadOptions _options;
    private readonly Queue<TimeSpan> _restarts = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;

    public ActorThread(string name, Func<IActor<TEvent>> create, ActorThreadOptions options)
    {
        _create = create;
        _options = options;
        _mailbox = new Mailbox<TEvent>(options.MailboxCapacity);
        _thread = new Thread(Run) { Name = name, IsBackground = true };
    }

    /// <summary>Ends after <see cref="Stop"/>, or fails with the exception that supervision gave up on.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Told each event that failed alone and is not handled, on the actor's thread.</summary>
    public Action<TEvent, Exception> OnDropped { get; init; } = (_, _) => { };

    /// <summary>Restarts so far; anything above zero is worth an alert.</summary>
    public int RestartCount { get; private set; }

    /// <summary>Events that wait.</summary>
    public int WaitingCount => _mailbox.Count;

    public void Start() => _thread.Start();

    /// <inheritdoc cref="Mailbox{TEvent}.Post"/>
    public void Post(TEvent @event) => _mailbox.Post(@event);

    /// <inheritdoc cref="Mailbox{TEvent}.PostWhenRoom"/>
    public void PostWhenRoom(TEvent @event) => _mailbox.PostWhenRoom(@event);

    /// <summary>Takes no more events; the queued ones are still handled.</summary>
    public void Stop() => _mailbox.Close();

    public void Dispose()
    {
        Stop();
        if (_thread.IsAlive && Thread.CurrentThread != _thread) _thread.Join();
    }

    private void Run()
    {
        try
        {
            var actor = _create();
            var batch = new List<TEvent>();
            for (_mailbox.Take(batch, BatchMax); batch.Count > 0; _mailbox.Take(batch, BatchMax))
            {
                actor = Handle(actor, batch);
            }

            _completion.SetResult();
        }
        catch (Exception giveUp)
        {
            _mailbox.Close();
            _completion.SetException(giveUp);
        }
    }

    private IActor<TEvent> Handle(IActor<TEvent> actor, IReadOnlyList<TEvent> batch)
    {
        try
        {
            actor.Handle(batch);
            return actor;
        }
        catch (Exception bug) when (MayRestart())
        {
            RestartCount++;
            _options.OnRestart(bug);
            actor = _create();
            if (batch.Count > 1) return batch.Aggregate(actor, (current, @event) => Handle(current, [@event]));
            OnDropped(batch[0], bug);
            return actor;
        }
    }

    private bool MayRestart()
    {
        var now = _options.Clock.Now;
        while (_restarts.TryPeek(out var oldest) && now - oldest > _options.Supervision.Window) _restarts.Dequeue();
        _restarts.Enqueue(now);
        return _restarts.Count <= _options.Supervision.RestartsMax;
    }
}
