using Sweep.Coordinator.Sweeps;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Which sweeps have series: a bounded number, so that a collection stays small however many sweeps a
/// coordinator holds.</summary>
internal static class ShownSweeps
{
    public const int Max = 50;

    /// <summary>So long after its end a sweep has series still: whoever collects has to see its last values.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromMinutes(15);

    /// <summary>Those that are not over, the ones that run first, and those that ended lately, the latest first.
    /// </summary>
    public static IReadOnlyList<SweepState> Of(IEnumerable<SweepState> sweeps, TimeSpan now) =>
    [
        .. sweeps.Where(sweep => sweep.Ledger.IsCreated && !(now - sweep.Ledger.End?.At > Retention))
            .OrderByDescending(sweep => !sweep.Ledger.Running.IsEmpty)
            .ThenByDescending(sweep => sweep.Ledger.End?.At ?? TimeSpan.MaxValue)
            .ThenByDescending(sweep => sweep.Id.Number)
            .Take(Max),
    ];
}
