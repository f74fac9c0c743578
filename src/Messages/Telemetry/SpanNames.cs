namespace Sweep.Messages.Telemetry;

/// <summary>The spans of an attempt's trace. docs/traces-and-logs.md tells what each means.</summary>
public static class SpanNames
{
    /// <summary>The sources that make them, as <see cref="System.Diagnostics.ActivitySource"/> names them.</summary>
    public const string Coordinator = "Sweep.Coordinator";

    public const string Node = "Sweep.Node";

    /// <summary>The root, at the coordinator: from when the attempt could run until its end.</summary>
    public const string Attempt = "attempt";

    /// <summary>At the coordinator: until it was given to a node.</summary>
    public const string Queued = "queued";

    /// <summary>At the coordinator: from then until the node said that training began.</summary>
    public const string Placed = "placed";

    /// <summary>At the node: the time that it held a lane.</summary>
    public const string Training = "training";

    /// <summary>Events within the training.</summary>
    public const string Began = "began";

    public const string Evaluated = "evaluated";

    public const string Checkpointed = "checkpointed";

    public const string Ended = "ended";
}
