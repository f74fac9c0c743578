namespace Sweep.Messages.Api;

/// <summary>Kinds of server-sent events: the <c>event</c> field.</summary>
public static class NewsNames
{
    /// <summary>Everything anew: <see cref="SweepDetail"/> (of one sweep), or a list of <see cref="SweepEntry"/> (of
    /// all). First in every stream that does not resume, and after events were lost: forget what was there before.
    /// </summary>
    public const string Snapshot = "snapshot";

    /// <summary>The same as it is now, when something changed: at most twice a second. In a stream of all sweeps only
    /// those that have changed.</summary>
    public const string Progress = "progress";

    /// <summary><see cref="ReportNews"/>; thinned, so not every report comes.</summary>
    public const string Report = "report";

    /// <summary><see cref="AttemptNews"/>: it was assigned, began, or ended without ending its trial.</summary>
    public const string Attempt = "attempt";

    /// <summary><see cref="TrialNews"/>: its terminal record.</summary>
    public const string Trial = "trial";

    /// <summary>The sweep is gone, and in a stream of one sweep nothing follows. In a stream of all the data are its
    /// name.</summary>
    public const string Deleted = "deleted";
}
