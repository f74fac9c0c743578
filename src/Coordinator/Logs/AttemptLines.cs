using Microsoft.Extensions.Logging;

namespace Sweep.Coordinator.Logs;

/// <summary>Lines about an attempt.</summary>
internal sealed partial class AttemptLines(ILogger log)
{
    [LoggerMessage(LogLevel.Debug, "{Sweep:l}: attempt {Attempt} of trial {Trial} is given to {Node:l}")]
    public partial void Assigned(string sweep, long trial, int attempt, string node);

    [LoggerMessage(LogLevel.Debug, "{Sweep:l}: attempt {Attempt} of trial {Trial} has begun on {Device:l}")]
    public partial void Began(string sweep, long trial, int attempt, string device);

    /// <param name="sweep">Its name.</param>
    /// <param name="trial">Its number.</param>
    /// <param name="attempt">From 1.</param>
    /// <param name="outcome">With the reason, where there is one.</param>
    [LoggerMessage(LogLevel.Debug, "{Sweep:l}: attempt {Attempt} of trial {Trial} has ended: {Outcome:l}")]
    public partial void Ended(string sweep, long trial, int attempt, string outcome);
}
