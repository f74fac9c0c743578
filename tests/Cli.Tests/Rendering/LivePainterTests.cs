using Sweep.Cli.Terminals;

namespace Sweep.Cli.Tests.Rendering;

public sealed class LivePainterTests
{
    [Fact]
    public void A_frame_overwrites_the_last_one_in_a_single_write()
    {
        using var screen = new RecordingWriter();
        using var painter = new LivePainter(screen);
        painter.Paint([("one", 3), ("two", 3)], 80);
        screen.Writes.Clear();

        painter.Paint([("three", 5)], 80);

        screen.Writes.ShouldBe(["\e[?2026h\r\e[2Athree\e[K\n\e[J\e[?2026l"]);
    }

    [Fact]
    public void A_narrower_window_has_wrapped_the_old_lines()
    {
        using var screen = new RecordingWriter();
        using var painter = new LivePainter(screen);
        painter.Paint([(new string('x', 79), 79), ("", 0)], 80);
        screen.Writes.Clear();

        painter.Paint([("narrow", 6)], 40);

        screen.Writes.Single().ShouldContain("\e[3A");
    }

    [Fact]
    public void The_end_erases_the_view_and_gives_the_cursor_back_once()
    {
        using var screen = new RecordingWriter();
        var painter = new LivePainter(screen);
        painter.Paint([("one", 3)], 80);
        screen.Writes.Clear();

        painter.Dispose();
        painter.Dispose();
        painter.Paint([("late", 4)], 80);

        screen.Writes.ShouldBe(["\r\e[1A\e[J\e[?25h"]);
    }

    [Fact]
    public void A_view_that_never_painted_leaves_no_trace()
    {
        using var screen = new RecordingWriter();

        new LivePainter(screen).Dispose();

        screen.Writes.ShouldBeEmpty();
    }

    private sealed class RecordingWriter : StringWriter
    {
        public List<string> Writes { get; } = [];

        public override void Write(string? value) => Writes.Add(value ?? "");
    }
}
