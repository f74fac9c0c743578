namespace Sweep.Cli.Rendering;

/// <summary>The last line of the live view: what Ctrl-C would do, or what it is doing.</summary>
internal sealed record LiveFooter(string Text, bool IsWarning)
{
    /// <summary>The sweep goes on without its viewer.</summary>
    public static LiveFooter FromAfar { get; } = new("Ctrl-C leaves; the sweep goes on", IsWarning: false);

    /// <summary>A viewer whose connection is broken.</summary>
    public static LiveFooter Reconnecting(string server) =>
        new($"{server} does not answer; trying again (Ctrl-C leaves)", IsWarning: true);

    /// <param name="isKept">The results are kept: a stopped run can go on.</param>
    /// <param name="isStopping">Ctrl-C was pressed, and running trials are being saved.</param>
    public static LiveFooter OfRun(bool isKept, bool isStopping) => (isKept, isStopping) switch
    {
        (true, true) => new("stopping: saving what runs (Ctrl-C again quits at once)", IsWarning: true),
        (false, true) => new("stopping (Ctrl-C again quits at once)", IsWarning: true),
        (true, false) => new("Ctrl-C stops; run again to go on", IsWarning: false),
        (false, false) => new("Ctrl-C stops; nothing is kept without --out", IsWarning: false),
    };
}
