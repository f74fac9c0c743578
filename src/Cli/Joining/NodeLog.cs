using Serilog;
using Serilog.Core;
using Serilog.Formatting.Display;
using Sweep.Cli.Logs;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Joining;

/// <summary>A node's log lines, on the error stream. A link that cannot come to stand says the same again and again;
/// only the first of such lines in a minute is written.</summary>
internal sealed class NodeLog(ILogger log, Func<TimeSpan> now)
{
    private const string LineForm =
        "{Timestamp:yyyy-MM-dd'T'HH:mm:ss.fffzzz} {Level:u3} {Message:lj}{NewLine}{Exception}";

    private static readonly TimeSpan RepeatInterval = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, TimeSpan> saidAt = [];

    public static Logger Open(Terminal terminal) => new LoggerConfiguration()
        .WriteTo.Sink(new StreamSink(terminal.Error, new MessageTemplateTextFormatter(LineForm)))
        .CreateLogger();

    public void Say(string sentence) => log.Information("{Sentence:l}", sentence);

    public void Warn(string sentence, Exception failure) => log.Warning(failure, "{Sentence:l}", sentence);

    public void Fail(string sentence) => log.Error("{Sentence:l}", sentence);

    public void SayOfLink(string sentence)
    {
        lock (gate)
        {
            var time = now();
            if (saidAt.TryGetValue(sentence, out var last) && time - last < RepeatInterval) return;
            if (saidAt.Count >= 100) saidAt.Clear();
            saidAt[sentence] = time;
        }

        log.Information("link: {Sentence:l}", sentence);
    }
}
