namespace Sweep.Cli.Watching;

/// <summary>What comes from a coordinator that is watched, in order.</summary>
internal abstract record FeedItem
{
    private FeedItem() { }

    public sealed record News(ServerEvent Event) : FeedItem;

    /// <summary>The connection is gone; it is being made anew.</summary>
    public sealed record Broken(string Reason) : FeedItem;

    /// <summary>The connection is there again.</summary>
    public sealed record Restored : FeedItem;

    /// <summary>Nothing more will come.</summary>
    public sealed record Ended(Exception Failure) : FeedItem;
}
