using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;
using Sweep.Cli.Terminals;
using Sweep.Messages;

namespace Sweep.Cli.Logs;

/// <summary>The log of a service: to the error stream, with full times, for journald or a container's log. What it
/// holds can be changed while the service runs.</summary>
internal sealed class ServiceLog : IDisposable
{
    private const string Line = "{Timestamp:yyyy-MM-dd'T'HH:mm:ss.fffzzz} {Level:u3} {Message:lj}{NewLine}{Exception}";

    private readonly LoggingLevelSwitch level = new();
    private readonly Logger logger;

    private ServiceLog(TextWriter writer, LogRequest request, string? node)
    {
        Detail = request.Detail;
        var configuration = new LoggerConfiguration().MinimumLevel.ControlledBy(level);
        if (node is not null) configuration.Enrich.WithProperty("Node", node);
        logger = configuration.WriteTo.Sink(new StreamSink(writer, FormatterOf(request.Format))).CreateLogger();
    }

    public ILogger Lines => logger;

    /// <summary>The least grave lines that it holds; from any thread.</summary>
    public LogDetail Detail
    {
        get => level.MinimumLevel switch
        {
            LogEventLevel.Debug => LogDetail.Debug,
            LogEventLevel.Information => LogDetail.Information,
            LogEventLevel.Warning => LogDetail.Warning,
            _ => LogDetail.Error,
        };
        set => level.MinimumLevel = value switch
        {
            LogDetail.Debug => LogEventLevel.Debug,
            LogDetail.Information => LogEventLevel.Information,
            LogDetail.Warning => LogEventLevel.Warning,
            LogDetail.Error => LogEventLevel.Error,
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "no such level"),
        };
    }

    /// <param name="terminal">Whose error stream it is.</param>
    /// <param name="request">What it holds, and in which form.</param>
    /// <param name="node">Whose log it is; null for a coordinator's.</param>
    public static ServiceLog Open(Terminal terminal, LogRequest request, string? node = null) =>
        new(terminal.Error, request, node);

    /// <summary>Says what from now on is in the log, in the log.</summary>
    public void Change(LogDetail detail)
    {
        if (detail == Detail) return;
        Detail = detail;
        Lines.Write(level.MinimumLevel, "the log level is {LogLevel:l} from now on", $"{detail}");
    }

    public void Dispose() => logger.Dispose();

    private static ITextFormatter FormatterOf(LogFormat format) => format == LogFormat.Json
        ? new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture)
        : new MessageTemplateTextFormatter(Line, CultureInfo.InvariantCulture);
}
