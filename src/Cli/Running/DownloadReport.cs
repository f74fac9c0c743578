using System.Globalization;
using Serilog;
using Sweep.Cli.Terminals;
using Sweep.Training.Data.Mnist;

namespace Sweep.Cli.Running;

/// <summary>Says what is being downloaded: one log line per file, and on a terminal how far it is.</summary>
internal sealed class DownloadReport(Terminal terminal, ILogger log) : IProgress<DownloadProgress>
{
    private const double Megabyte = 1_000_000;

    private Uri? current;

    public void Report(DownloadProgress value)
    {
        if (value.Source != current)
        {
            current = value.Source;
            log.Information("downloading {Source}", value.Source);
        }

        if (!terminal.IsLive) return;
        var total = value.BytesTotal is { } bytes
            ? string.Create(CultureInfo.InvariantCulture, $" of {bytes / Megabyte:F1}")
            : "";
        var done = string.Create(CultureInfo.InvariantCulture, $"{value.BytesDone / Megabyte:F1}{total} MB");
        terminal.Error.Write($"\rdownloading {Path.GetFileName(value.Source.AbsolutePath)}: {done}\e[K");
    }

    /// <summary>Clears the line that <see cref="Report"/> kept up to date.</summary>
    public void End()
    {
        if (terminal.IsLive && current is not null) terminal.Error.Write("\r\e[K");
    }
}
