namespace Sweep.Coordinator.Http.Problems;

/// <summary>What a client cannot help.</summary>
internal static class Faults
{
    public static ProblemDraft Busy(string what) => new(429, "busy", $"There are too many {what} at once.")
    {
        Remedy = "Try again in a second; ask for larger pages instead of more requests.",
    };

    public static ProblemDraft Standby(string? leader) => new(503, "standby", leader is null
        ? "This coordinator stands by, and none leads at the moment."
        : $"This coordinator stands by: {leader} leads.")
    {
        Remedy = leader is null ? "Try again in a few seconds." : "Ask the leader.",
        Leader = leader,
    };

    public static ProblemDraft Unavailable(string why) => new(503, "unavailable", why)
    {
        Remedy = "Try again when /readyz answers 200; the coordinator's log says more.",
    };

    public static ProblemDraft Bug(string number) => new(
        500, "bug", $"This is an error of the coordinator; its log has it under number {number}.")
    {
        Remedy = "What was recorded is kept. Report the lines of the log, please.",
    };
}
