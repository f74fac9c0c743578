namespace Sweep.GpuNode.Nodes;

/// <summary>How many attempts a node holds beyond its worker slots. An order costs a group commit of the journal before
/// it arrives (milliseconds); a trial that is shorter than that would leave its worker idle, one that is much longer
/// needs nothing fetched ahead, and what is fetched ahead cannot go to another node.</summary>
public static class Prefetch
{
    /// <summary>Work to have at hand for each slot, in seconds: several slow commits.</summary>
    public const double SecondsAhead = 0.1;

    public const int PerSlotMax = 512;

    /// <summary>The running mean of how long trials take, after one more. One that is much longer than those before it
    /// counts as eight of them: a machine that stood still for a moment says nothing about the trials.</summary>
    public static double MeanAfter(double? mean, double seconds)
    {
        if (mean is not { } before) return seconds;
        var longest = 8 * Math.Max(before, SecondsAhead / PerSlotMax);
        return before + ((Math.Min(seconds, longest) - before) / 8);
    }

    /// <param name="slots">Worker slots.</param>
    /// <param name="meanSeconds">Mean time that a trial holds a slot; null when none has ended yet.</param>
    public static int CapacityFor(int slots, double? meanSeconds)
    {
        var ahead = meanSeconds switch
        {
            null => 1,
            > 50 * SecondsAhead => 0,
            var mean => (int)Math.Clamp(Math.Ceiling(SecondsAhead / Math.Max(mean.Value, 1e-9)), 1, PerSlotMax),
        };
        return slots * (1 + ahead);
    }
}
