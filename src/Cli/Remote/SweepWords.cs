using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>States as people read them.</summary>
internal static class SweepWords
{
    public static string Of(SweepStatus status) => status.ToString().ToLowerInvariant();
}
