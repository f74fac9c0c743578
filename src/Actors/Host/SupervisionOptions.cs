namespace Sweep.Actors.Host;

/// <summary>How often an actor may be restarted before its host gives up.</summary>
public sealed record SupervisionOptions
{
    /// <summary>Restarts allowed within <see cref="Window"/>; one more ends the actor with the exception.</summary>
    public int RestartsMax { get; init; } = 3;

    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);
}
