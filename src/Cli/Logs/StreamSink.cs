using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Sweep.Cli.Logs;

/// <summary>Writes log lines to the stream that the command was given, which in tests is not the process's own.
/// </summary>
internal sealed class StreamSink(TextWriter writer, ITextFormatter formatter) : ILogEventSink
{
    private readonly Lock gate = new();

    public void Emit(LogEvent logEvent)
    {
        lock (gate) formatter.Format(logEvent, writer);
    }
}
