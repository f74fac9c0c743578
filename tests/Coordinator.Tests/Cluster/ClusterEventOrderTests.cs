using System.Collections.Immutable;
using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Cluster;

/// <summary>Goal: no order of messages and requests, however absurd, breaks the decider of the cluster. Method: random
/// events from a seed, over several sweeps, nodes and incarnations; after each the lists that it keeps beside its state
/// are what the state gives, and nothing that could run somewhere is left waiting.</summary>
public class ClusterEventOrderTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_events_never_break_an_invariant(int seed)
    {
        var prng = new Prng((ulong)seed);
        var scene = new ClusterScene(null);

        for (var i = 0; i < 400; i++)
        {
            scene.Now += TimeSpan.FromSeconds(prng.NextBelow(3));
            if (prng.NextBelow(100) == 0) scene.Restart();
            else if (prng.NextBelow(8) == 0) scene.Ask(DrawRequest(scene, prng));
            else scene.Tell(DrawEvent(scene, prng));
            Check(scene.State, $"seed {seed}, event {i}");
        }

        foreach (var sweep in scene.State.Sweeps.Values)
        {
            var replayed = SweepReplay.Of(sweep.Id, scene.FactsOf(sweep.Id));
            LedgerCodec.Encode(replayed.Ledger).ShouldBe(LedgerCodec.Encode(sweep.Ledger));
            LedgerCodec.Encode(LedgerCodec.TryDecode(LedgerCodec.Encode(sweep.Ledger))!)
                .ShouldBe(LedgerCodec.Encode(sweep.Ledger));
        }
    }

    private static void Check(ClusterState state, string when)
    {
        Same(state.Free, state.Fleet.Values.Select(FreeNode.Of).OfType<FreeNode>().Order(), when);
        Same(state.Ready, state.Sweeps.Values.Select(ReadySweep.Of).OfType<ReadySweep>().Order(), when);
        Same(state.Names.Values.Order(), state.Sweeps.Keys, when);

        var held = state.Fleet.Values.SelectMany(node => node.Held.Select(attempt => (node.Id, attempt)))
            .Concat(state.Awaited.SelectMany(node => node.Value.Select(attempt => (node.Key, attempt))));
        var running = state.Sweeps.Values.SelectMany(sweep => sweep.Ledger.Running.Select(
            trial => (trial.Value.Node, sweep.AttemptOf(trial.Key, trial.Value))));
        Same(held.Order(), running.Order(), when);

        foreach (var ready in state.Ready)
        {
            var placement = state.Sweeps[ready.Sweep].Plan.Definition.Placement;
            var idle = state.Free.Where(free => Choice.Fits(state.Fleet[free.Node], placement));
            idle.Any().ShouldBeFalse($"{when}: {ready.Sweep} waits, and there is room on {string.Join(", ", idle)}");
        }
    }

    private static void Same<T>(IEnumerable<T> kept, IEnumerable<T> given, string when) =>
        kept.SequenceEqual(given).ShouldBeTrue($"{when}: {string.Join(", ", kept)} for {string.Join(", ", given)}");

    private static ClusterEvent DrawEvent(ClusterScene scene, Prng prng)
    {
        var node = new NodeIncarnation(prng.NextBelow(2) == 0 ? A : B, prng.NextBelow(8) == 0 ? 2 : 1);
        var attempt = DrawAttempt(scene, prng);
        var step = ((long[])[1, 5, 10])[prng.NextBelow(3)];
        var loss = prng.NextBelow(10) == 0 ? double.NaN : 1;
        NodeMessage? message = prng.NextBelow(24) switch
        {
            0 => null,
            1 or 2 => new NodeMessage.Join(Profile with { Labels = DrawLabels(prng) }, 3, [attempt]),
            3 => new NodeMessage.CapacityChanged((int)prng.NextBelow(5)),
            4 => new NodeMessage.Heartbeat(),
            5 => new NodeMessage.Leaving(prng.NextBelow(2) == 0),
            6 => new NodeMessage.Checkpointed(attempt, step, new byte[] { 1 }),
            < 11 => new NodeMessage.Began(attempt, "cpu:0", 2.3, 0.1, 5),
            < 18 => new NodeMessage.Reported(attempt, step, [new MetricValue("train_loss", loss)]),
            _ => new NodeMessage.Ended(
                attempt, (AttemptOutcome)prng.NextBelow(7), 1,
                new TrainingFailure((FailureClass)prng.NextBelow(3), "made up")),
        };
        return message is null
            ? new ClusterEvent.TimerFired(new ClusterTimer(ClusterTimerKind.LeaseCheck))
            : new ClusterEvent.NodeSpoke(node, message);
    }

    /// <summary>Mostly one that runs.</summary>
    private static AttemptId DrawAttempt(ClusterScene scene, Prng prng)
    {
        var held = scene.State.Fleet.Values.SelectMany(node => node.Held).ToArray();
        return held.Length == 0 || prng.NextBelow(4) == 0
            ? AttemptOf(prng.NextBelow(6), (int)prng.NextBelow(3) + 1, prng.NextBelow(3) + 1)
            : held[prng.NextBelow(held.Length)];
    }

    private static ClusterRequest DrawRequest(ClusterScene scene, Prng prng)
    {
        var sweep = new SweepId(scene.State.NextSweep.Number - prng.NextBelow(4));
        return prng.NextBelow(16) switch
        {
            0 or 1 => new ClusterRequest.Pause(sweep, "drawn"),
            2 or 3 or 4 => new ClusterRequest.Resume(sweep),
            5 => new ClusterRequest.Stop(sweep, "drawn"),
            6 => new ClusterRequest.Delete(sweep),
            7 => new ClusterRequest.DrainNode(prng.NextBelow(2) == 0 ? A : B),
            8 or 9 => Retry(scene, sweep),
            _ => DrawSubmission(prng),
        };
    }

    private static ClusterRequest.Submit DrawSubmission(Prng prng)
    {
        double[] rates = [0.1, 0.01, 0.001];
        var definition = Definition((int)prng.NextBelow(3) + 1, rates[..((int)prng.NextBelow(3) + 1)]) with
        {
            Name = $"sweep-{prng.NextBelow(3)}",
            Priority = (int)prng.NextBelow(2),
            Parallelism = prng.NextBelow(3) == 0 ? 2 : null,
            Retries = RetryOptions.Of(1) with { Lost = 2 },
            Placement = new PlacementOptions { Labels = DrawLabels(prng) },
            Checkpoints = new CheckpointOptions { To = (CheckpointPlace)prng.NextBelow(2) },
        };
        return new ClusterRequest.Submit(Grid.Expand(definition), CanonicalDefinition.Write(definition));
    }

    private static ClusterRequest.Retry Retry(ClusterScene scene, SweepId sweep)
    {
        using var journal = new MemoryJournal();
        journal.Append([.. scene.FactsOf(sweep)]);
        var reopenings = journal.Read().Count(recorded => recorded.Fact is TrialReopened);
        return new ClusterRequest.Retry(sweep, reopenings, FailedTrials.Read(journal));
    }

    private static ImmutableSortedDictionary<string, string> DrawLabels(Prng prng)
    {
        var labels = ImmutableSortedDictionary<string, string>.Empty;
        return prng.NextBelow(4) == 0 ? labels.Add("zone", "west") : labels;
    }
}
