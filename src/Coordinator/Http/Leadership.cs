namespace Sweep.Coordinator.Http;

/// <summary>Whether this process speaks for the cluster.</summary>
internal abstract record Leadership
{
    private Leadership() { }

    public sealed record Leads(CoordinatorAccess Access) : Leadership;

    /// <param name="Leader">Its URL, if it is known.</param>
    public sealed record StandsBy(string? Leader) : Leadership;

    /// <param name="Why">It is starting or ending, or its store has failed.</param>
    public sealed record Unavailable(string Why) : Leadership;
}
