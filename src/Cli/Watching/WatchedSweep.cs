using System.Diagnostics;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Watching;

/// <summary>What is known of a sweep that is watched: the newest description, how old it is, and whether its
/// coordinator still answers.</summary>
internal sealed class WatchedSweep(string server)
{
    private readonly Stopwatch age = Stopwatch.StartNew();
    private WatchedPicture? picture;

    /// <summary>Null before the first description came.</summary>
    public SweepDetail? Detail { get; private set; }

    public bool IsConnected { get; set; } = true;

    /// <summary>Its status is final.</summary>
    public bool IsDone => Detail is { } detail && IsOver(detail);

    public static bool IsOver(SweepDetail detail) =>
        detail.Sweep.Status is SweepStatus.Finished or SweepStatus.Failed or SweepStatus.Stopped;

    public void Update(SweepDetail detail)
    {
        (Detail, picture) = (detail, new WatchedPicture(detail));
        age.Restart();
    }

    /// <summary>The live view now; null before the first description came. Clocks run on between two descriptions.
    /// </summary>
    public LiveContext? View(Glyphs glyphs)
    {
        if (Detail is not { } detail || picture is null) return null;
        var since = detail.Sweep.Status == SweepStatus.Running ? age.Elapsed : TimeSpan.Zero;
        var left = detail.SecondsLeft is { } seconds ? TimeSpan.FromSeconds(seconds) - since : (TimeSpan?)null;
        return new LiveContext(picture, glyphs)
        {
            Crew = picture.Crew,
            Elapsed = TimeSpan.FromSeconds(detail.SecondsSpent) + since,
            Left = left < TimeSpan.Zero ? TimeSpan.Zero : left,
            Notice = picture.Notice,
            Footer = IsConnected ? LiveFooter.FromAfar : LiveFooter.Reconnecting(server),
        };
    }
}
