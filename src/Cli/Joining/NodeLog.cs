using Serilog;
using Serilog.Events;
using Sweep.Messages;

namespace Sweep.Cli.Joining;

/// <summary>A node's log lines, on the error stream. A link that cannot come to stand says the same again and again;
/// only the first of such lines in a minute is written.</summary>
internal sealed class NodeLog(ILogger log, Func<TimeSpan> now)
{
    private static readonly TimeSpan RepeatInterval = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, TimeSpan> saidAt = [];

    public void Say(string sentence) => log.Information("{Sentence:l}", sentence);

    /// <summary>Something of an attempt's life, for whoever looks closely.</summary>
    public void Tell(AttemptId attempt, string sentence)
    {
        if (log.IsEnabled(LogEventLevel.Debug)) Of(attempt).Debug("{Sentence:l}", sentence);
    }

    public void Warn(string sentence, Exception failure) => log.Warning(failure, "{Sentence:l}", sentence);

    public void Warn(AttemptId attempt, string sentence, Exception failure) =>
        Of(attempt).Warning(failure, "{Sentence:l}", sentence);

    public void Fail(string sentence, Exception? failure = null) => log.Error(failure, "{Sentence:l}", sentence);

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

    private ILogger Of(AttemptId attempt) => log
        .ForContext("SweepId", attempt.Sweep.Number)
        .ForContext("Trial", attempt.Trial.Number)
        .ForContext("Attempt", attempt.Number);
}
