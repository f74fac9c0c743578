using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Sweep.Coordinator.Tests.Logs;

/// <summary>Keeps what is logged.</summary>
internal sealed class KeptLog(LogLevel least) : ILogger
{
    public ConcurrentQueue<KeptLine> Lines { get; } = [];

    public IEnumerable<string> Texts => Lines.Select(line => $"{line.Level}: {line.Text}");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) => Lines.Enqueue(new KeptLine(
            logLevel,
            formatter(state, exception),
            ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary(),
            Activity.Current?.Context ?? default));

    internal sealed record KeptLine(
        LogLevel Level, string Text, IReadOnlyDictionary<string, object?> Properties, ActivityContext Trace);
}
