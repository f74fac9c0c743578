using Sweep.Cli.Progress;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Cli.Tests.Support;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;
using static Sweep.Cli.Tests.Support.SyntheticSweep;

namespace Sweep.Cli.Tests.Rendering;

public sealed class LiveScreenTests
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(40, 12)]
    public void The_live_view_looks_as_committed(int columns, int rows) =>
        Golden.ShouldMatch(Draw(Busy(), new ScreenSize(columns, rows), Glyphs.Unicode), $"live-{columns}x{rows}.txt");

    [Fact]
    public void A_terminal_without_unicode_gets_ascii()
    {
        var text = Draw(Busy(), new ScreenSize(80, 24), Glyphs.Ascii);

        text.ShouldAllBe(sign => sign < 128);
    }

    [Fact]
    public void No_frame_is_taller_or_wider_than_its_window()
    {
        for (var columns = 1; columns <= 130; columns += 3)
        {
            for (var rows = 2; rows <= 40; rows++)
            {
                var lines = Draw(Busy(), new ScreenSize(columns, rows), Glyphs.Unicode).TrimEnd('\n').Split('\n');

                lines.Length.ShouldBeLessThan(rows, $"{columns} x {rows}");
                lines.Max(line => line.Length).ShouldBeLessThan(Math.Max(2, columns), $"{columns} x {rows}");
            }
        }
    }

    [Fact]
    public void Before_the_first_fact_there_is_an_overview() =>
        Draw(Context(new RunProgress(SmallGrid), []), new ScreenSize(80, 24), Glyphs.Unicode).ShouldBe("""
             small · 100 synthetic steps · 3 configurations x 3 seeds · 2 workers
             ─────────────────────────────────   0 %  0 of 9 trials · 0:42 gone · 1:24 left
             0 running · 0 completed

             Ctrl-C stops; run again to go on

            """);

    [Fact]
    public void A_name_from_a_file_cannot_steer_the_terminal()
    {
        var line = new Line(Glyphs.Unicode).Add("evil\e[2Jname");

        AnsiText.Render(line.Fit(80), 80, hasColors: false, Glyphs.Unicode).ShouldBe("evil [2Jname");
    }

    private static LiveContext Busy()
    {
        var progress = new RunProgress(SmallGrid);
        SweepFact[] facts =
        [
            Completes(0, 0.981), Completes(1, 0.979), Completes(3, 0.95), Diverges(6, 20), Diverges(7, 10),
            Begins(4), Begins(8), Reports(8, 1, 2.3),
            .. Enumerable.Range(1, 60).Select(i => Reports(4, i, 2.3 / i, 0.9)),
        ];
        foreach (var fact in facts) progress.Apply(fact);
        return Context(progress, Leaderboard.Rank(progress.Results, Goal.Maximize));
    }

    private static LiveContext Context(RunProgress progress, IReadOnlyList<ConfigurationSummary> leading) =>
        new(new RunPicture(progress, leading), Glyphs.Unicode)
        {
            Crew = "2 workers",
            Elapsed = TimeSpan.FromSeconds(42),
            Left = TimeSpan.FromSeconds(84),
            Footer = LiveFooter.OfRun(isKept: true, isStopping: false),
        };

    private static string Draw(LiveContext context, ScreenSize size, Glyphs glyphs)
    {
        var columns = Math.Max(1, size.Columns - 1);
        var lines = LiveScreen.Compose(context with { Glyphs = glyphs }, size)
            .Select(line => AnsiText.Render(line.Fit(columns), columns, hasColors: false, glyphs).TrimEnd('\n'));
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
