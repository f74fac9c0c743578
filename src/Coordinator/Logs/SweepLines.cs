using Microsoft.Extensions.Logging;

namespace Sweep.Coordinator.Logs;

/// <summary>Lines about a sweep.</summary>
internal static partial class SweepLines
{
    [LoggerMessage(LogLevel.Information, "sweep {Sweep:l} was submitted: {Trials} trials")]
    public static partial void Submitted(ILogger log, string sweep, long trials);

    [LoggerMessage(LogLevel.Information, "sweep {Sweep:l} was extended to {Trials} trials")]
    public static partial void Extended(ILogger log, string sweep, long trials);

    [LoggerMessage(LogLevel.Information, "sweep {Sweep:l} is paused: {Reason:l}")]
    public static partial void Paused(ILogger log, string sweep, string reason);

    [LoggerMessage(LogLevel.Warning, "sweep {Sweep:l} has paused itself: {Reason:l}")]
    public static partial void PausedItself(ILogger log, string sweep, string reason);

    [LoggerMessage(LogLevel.Information, "sweep {Sweep:l} goes on")]
    public static partial void Resumed(ILogger log, string sweep);

    [LoggerMessage(LogLevel.Information, "sweep {Sweep:l} has finished: {Reason:l}, {Trials} ended")]
    public static partial void Finished(ILogger log, string sweep, string reason, long trials);

    [LoggerMessage(LogLevel.Information, "sweep {Sweep:l} was stopped: {Reason:l}")]
    public static partial void Stopped(ILogger log, string sweep, string reason);

    [LoggerMessage(LogLevel.Warning, "sweep {Sweep:l} has failed: {Reason:l}")]
    public static partial void Failed(ILogger log, string sweep, string reason);

    [LoggerMessage(LogLevel.Information, "sweep {Sweep:l} was deleted")]
    public static partial void Deleted(ILogger log, string sweep);
}
