using Serilog;
using Serilog.Core;
using Serilog.Formatting.Display;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Logs;

/// <summary>Where log lines go: to the error stream unless a live view has it, and to <c>sweep.log</c> beside the
/// results.</summary>
internal static class RunLog
{
    public const string FileName = "sweep.log";

    private const string StreamLine = "{Timestamp:HH:mm:ss} {Message:lj}{NewLine}";
    private const string FileLine =
        "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static Logger Open(Terminal terminal, bool isLive, string? folder)
    {
        var configuration = new LoggerConfiguration();
        if (!isLive)
            configuration.WriteTo.Sink(new StreamSink(terminal.Error, new MessageTemplateTextFormatter(StreamLine)));
        if (folder is not null)
        {
            configuration.WriteTo.File(
                Path.Combine(folder, FileName), outputTemplate: FileLine, shared: false,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }

        return configuration.CreateLogger();
    }
}
