using Sweep.Messages;

namespace Sweep.Cli.Progress;

/// <summary>Something that a reader of plain log lines wants to know; the live view shows the same in place.</summary>
internal abstract record RunNotice
{
    private RunNotice() { }

    /// <summary>Every seed of the configuration has its result.</summary>
    public sealed record ConfigurationDone(ConfigurationId Configuration) : RunNotice;

    /// <summary>A trial ended other than Completed.</summary>
    public sealed record TrialEndedEarly(EarlyEnd End) : RunNotice;

    /// <summary>Another tenth of all trials is done.</summary>
    public sealed record TenthDone(int Percent) : RunNotice;
}
