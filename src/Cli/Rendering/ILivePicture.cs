using Sweep.Messages;

namespace Sweep.Cli.Rendering;

/// <summary>A sweep as the live view shows it, whether it runs in this process or somewhere else.</summary>
internal interface ILivePicture
{
    string Name { get; }

    /// <summary>What is trained, in a few words.</summary>
    string Trainer { get; }

    long Configurations { get; }

    int Seeds { get; }

    /// <summary>The objective's metric.</summary>
    string Metric { get; }

    long Total { get; }

    /// <summary>Trials that have their terminal record.</summary>
    long Finished { get; }

    /// <summary>Share of all work that is done, 0 to 1, counting the steps of running trials.</summary>
    double Fraction { get; }

    long RunningCount { get; }

    /// <summary>Trials that train now, by number; as many as are known, which may be fewer than run.</summary>
    IEnumerable<RunningRow> Running { get; }

    /// <summary>The ranking so far, best first.</summary>
    IReadOnlyList<LeadingRow> Leading { get; }

    /// <summary>The newest trials that ended other than Completed, newest first.</summary>
    IEnumerable<EarlyEndRow> EarlyEnds { get; }

    /// <summary>Trials in a terminal state.</summary>
    long Count(TrialState state);
}
