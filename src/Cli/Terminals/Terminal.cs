using System.Text;

namespace Sweep.Cli.Terminals;

/// <summary>The streams that a command speaks through and what they can show. Results go to <see cref="Output"/>;
/// progress, logs and errors go to <see cref="Error"/>, so that a redirected result stays clean.</summary>
internal sealed record Terminal
{
    public required TextReader Input { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>A person may be watching <see cref="Error"/> on a terminal that can move its cursor.</summary>
    public bool IsLive { get; init; }

    /// <summary>Columns for a table on <see cref="Output"/>; null when it goes to a file or a pipe.</summary>
    public int? OutputColumns { get; init; }

    /// <summary>Colours may be used on streams that are terminals (NO_COLOR and TERM=dumb switch them off).</summary>
    public bool HasColors { get; init; }

    public Glyphs Glyphs { get; init; } = Glyphs.Unicode;

    /// <summary>How the user called this program, for commands to copy.</summary>
    public string Program { get; init; } = "sweep";

    /// <summary>A variable of the process's environment, such as SWEEP_SERVER.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Waits between two tries of something; tests hand in one that does not.</summary>
    public Action<TimeSpan> Pause { get; init; } = Thread.Sleep;

    /// <summary>Input may be typed by a person.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Asked before every frame, because windows change their size.</summary>
    public Func<ScreenSize> Size { get; init; } = () => new ScreenSize(80, 24);

    public static Terminal OfProcess()
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        var hasColors = !isDumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var isUnicode = Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage;
        return new Terminal
        {
            Input = Console.In,
            Output = Console.Out,
            Error = Console.Error,
            IsInteractive = !Console.IsInputRedirected,
            IsLive = !Console.IsErrorRedirected && !isDumb,
            OutputColumns = Console.IsOutputRedirected ? null : ProcessSize().Columns,
            HasColors = hasColors,
            Glyphs = isUnicode ? Glyphs.Unicode : Glyphs.Ascii,
            Program =
                Environment.GetEnvironmentVariable("SWEEP_PROGRAM") is { Length: > 0 } program ? program : "sweep",
            Size = ProcessSize,
        };
    }

    private static ScreenSize ProcessSize()
    {
        var (columns, rows) = (Console.WindowWidth, Console.WindowHeight);
        return new ScreenSize(columns > 0 ? columns : 80, rows > 0 ? rows : 24);
    }
}
