using Serilog;
using Serilog.Core;
using Serilog.Formatting.Display;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Logs;

/// <summary>The log of a service: to the error stream, with full times, for journald or a container's log.</summary>
internal static class ServiceLog
{
    private const string Line = "{Timestamp:yyyy-MM-dd'T'HH:mm:ss.fffzzz} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static Logger Open(Terminal terminal) => new LoggerConfiguration()
        .WriteTo.Sink(new StreamSink(terminal.Error, new MessageTemplateTextFormatter(Line)))
        .CreateLogger();
}
