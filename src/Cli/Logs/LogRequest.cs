using Sweep.Messages;

namespace Sweep.Cli.Logs;

/// <summary>What a service shall log, and how.</summary>
internal sealed record LogRequest
{
    public LogFormat Format { get; init; } = LogFormat.Text;

    /// <summary>At the start; it can be changed while the service runs.</summary>
    public LogDetail Detail { get; init; } = LogDetail.Information;
}
