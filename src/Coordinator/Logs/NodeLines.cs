using Microsoft.Extensions.Logging;

namespace Sweep.Coordinator.Logs;

/// <summary>Lines about a node.</summary>
internal static partial class NodeLines
{
    [LoggerMessage(LogLevel.Information, "node {Node:l} has joined: {Lanes} trials at once, version {Version:l}")]
    public static partial void Joined(ILogger log, string node, int lanes, string version);

    [LoggerMessage(LogLevel.Information, "node {Node:l} is asked to leave")]
    public static partial void Draining(ILogger log, string node);

    [LoggerMessage(LogLevel.Information, "node {Node:l} has left")]
    public static partial void Left(ILogger log, string node);

    [LoggerMessage(LogLevel.Warning,
        "node {Node:l} is lost: its lease has run out, and its {Attempts} attempts go on elsewhere")]
    public static partial void Lost(ILogger log, string node, int attempts);
}
