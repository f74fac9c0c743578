namespace Sweep.Coordinator.Http;

/// <summary>Mark of routes whose answers go on until the client leaves.</summary>
internal sealed record LongLived(string What)
{
    public static LongLived Stream { get; } = new("streams of events");

    public static LongLived Link { get; } = new("links of nodes");
}
