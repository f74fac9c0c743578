using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Sweep.Cli.Logs;

/// <summary>Brings what the web server logs into our log.</summary>
internal sealed class LogBridge(Serilog.ILogger log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Category(log, categoryName);

    public void Dispose()
    {
        // The log is its owner's.
    }

    private sealed class Category(Serilog.ILogger log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && log.IsEnabled(LevelOf(logLevel));

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Write(LevelOf(logLevel), exception, "{Category:l}: {Message:l}", name, formatter(state, exception));
        }

        private static LogEventLevel LevelOf(LogLevel level) => level switch
        {
            LogLevel.Critical => LogEventLevel.Fatal,
            LogLevel.Error => LogEventLevel.Error,
            LogLevel.Warning => LogEventLevel.Warning,
            LogLevel.Information => LogEventLevel.Information,
            _ => LogEventLevel.Debug,
        };
    }
}
