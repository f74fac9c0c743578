using System.Threading.Channels;
using Sweep.Coordinator.Hosting;
using Sweep.Messages;

namespace Sweep.Coordinator.Tests.Http;

/// <summary>A node that says what a test wants it to.</summary>
internal sealed class ScriptedNode(CoordinatorHost host, NodeIncarnation id)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<CoordinatorMessage> heard = Channel.CreateUnbounded<CoordinatorMessage>();

    public void Hear(CoordinatorMessage message) => heard.Writer.TryWrite(message);

    /// <summary>Completes when all that it caused is durable.</summary>
    public Task Say(NodeMessage message)
    {
        var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Receive(id, message, () => durable.TrySetResult());
        return durable.Task.WaitAsync(Patience);
    }

    public Task Join(int capacity) => Say(new NodeMessage.Join(
        NodeProfile.Single(new NodeDevice("cpu:0", "cpu", capacity), "1.0"), capacity, []));

    public async Task<T> Next<T>()
        where T : CoordinatorMessage
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await heard.Reader.ReadAsync(timeout.Token) is T message) return message;
        }
    }

    /// <summary>Takes the next trial and begins it.</summary>
    public async Task<AttemptId> Begin()
    {
        var attempt = (await Next<CoordinatorMessage.Assign>()).Attempt;
        await Say(new NodeMessage.Began(attempt, "cpu:0", 2.302585092994046, 0.1135, 600));
        return attempt;
    }

    public Task Report(AttemptId attempt, long step, double accuracy, double loss = 1) => Say(
        new NodeMessage.Reported(attempt, step, [new("accuracy", accuracy), new(MetricNames.TrainLoss, loss)]));

    public Task End(AttemptId attempt, AttemptOutcome outcome, TrainingFailure? failure = null) =>
        Say(new NodeMessage.Ended(attempt, outcome, 1.5, failure));

    /// <summary>Takes the next trial and trains it to its end.</summary>
    public async Task<AttemptId> Complete(double accuracy)
    {
        var attempt = await Begin();
        await Report(attempt, 1, 0.1, 2.3);
        await Report(attempt, 50, accuracy - 0.1, 1);
        await Report(attempt, 100, accuracy, 0.5);
        await End(attempt, AttemptOutcome.Completed);
        return attempt;
    }
}
