namespace Sweep.Messages;

/// <summary>Attempts that a trial may lose to each class of failure before it ends as Failed; null: without end. An
/// error of the user's is never tried again.</summary>
public sealed record RetryOptions
{
    public int? OutOfMemory { get; init; } = 0;

    public int? DeviceFault { get; init; } = 0;

    /// <summary>Its node died or went silent: a trial that kills its nodes must end some time.</summary>
    public int? Lost { get; init; } = 100;

    public int? Preempted { get; init; }

    /// <summary>As <c>retries: n</c> says it: the same for what failed by itself.</summary>
    public static RetryOptions Of(int failures) => new() { OutOfMemory = failures, DeviceFault = failures };
}
