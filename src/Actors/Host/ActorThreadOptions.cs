namespace Sweep.Actors.Host;

/// <summary>What an <see cref="ActorThread{TEvent}"/> needs beside its actor.</summary>
public sealed record ActorThreadOptions
{
    public required IClock Clock { get; init; }

    /// <summary>Told each exception that led to a restart, once, on the actor's thread.</summary>
    public required Action<Exception> OnRestart { get; init; }

    public SupervisionOptions Supervision { get; init; } = new();

    /// <summary>Events that wait before <see cref="Mailbox{TEvent}.PostWhenRoom"/> makes its caller wait.</summary>
    public int MailboxCapacity { get; init; } = 4096;
}
