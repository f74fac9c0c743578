using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>Sweeps, a row each.</summary>
internal static class SweepTable
{
    public static string Render(ImmutableArray<SweepEntry> sweeps, Terminal terminal)
    {
        if (sweeps.IsEmpty) return "There is no sweep here yet: 'sweep submit FILE' hands one in.\n";
        return new RowTable<SweepEntry>(sweeps, sweep => StyleOf(sweep.Status))
            .Text("sweep", sweep => sweep.Name)
            .Text("status", sweep => SweepWords.Of(sweep.Status))
            .Number("done", sweep => string.Create(CultureInfo.InvariantCulture, $"{sweep.Fraction * 100:0} %"))
            .Number("trials", sweep => Number(sweep.Trials))
            .Number("running", sweep => Some(sweep.Counts.Running))
            .Number("completed", sweep => Some(sweep.Counts.Completed))
            .Number("diverged", sweep => Some(sweep.Counts.Diverged))
            .Number("failed", sweep => Some(sweep.Counts.Failed))
            .Number("priority", sweep => Some(sweep.Priority))
            .Text("why", sweep => sweep.Reason ?? "")
            .Render(terminal);
    }

    private static Style StyleOf(SweepStatus status) => status switch
    {
        SweepStatus.Failed => Palette.Bad,
        SweepStatus.Paused => Palette.Warning,
        SweepStatus.Running => Palette.Accent,
        SweepStatus.Stopped or SweepStatus.Waiting => Palette.Quiet,
        _ => Style.Plain,
    };

    private static string Some(long count) => count == 0 ? "" : Number(count);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
