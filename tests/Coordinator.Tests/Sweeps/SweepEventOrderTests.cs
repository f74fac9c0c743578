using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Tests.Cluster;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Sweeps;

/// <summary>Goal: no order of messages, however absurd, breaks the decider. Method: random events from a seed; after
/// each the ledger's own invariants have held, its facts replay to the same ledger, and facts stand before what depends
/// on them.</summary>
public class SweepEventOrderTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_events_never_break_an_invariant(int seed)
    {
        var prng = new Prng((ulong)seed);
        var scene = new ClusterScene(Definition(seeds: 3) with
        {
            Retries = RetryOptions.Of(1),
            Parallelism = seed % 2 == 0 ? 3 : null,
        });

        for (var i = 0; i < 300; i++)
        {
            scene.Now += TimeSpan.FromSeconds(prng.NextBelow(3));
            var effects = scene.Tell(Draw(prng));
            AssignmentsAreRecordedBeforeTheyAreSent(effects);
        }

        LedgerCodec.Encode(SweepReplay.Of(First, scene.Facts).Ledger).ShouldBe(LedgerCodec.Encode(scene.Ledger));
        LedgerCodec.Encode(LedgerCodec.TryDecode(LedgerCodec.Encode(scene.Ledger))!)
            .ShouldBe(LedgerCodec.Encode(scene.Ledger));
    }

    private static void AssignmentsAreRecordedBeforeTheyAreSent(IReadOnlyList<ClusterEffect> effects)
    {
        var recorded = new HashSet<(TrialId, int)>();
        foreach (var effect in effects)
        {
            if (effect is ClusterEffect.Persist { Fact: AttemptAssigned fact })
            {
                recorded.Add((fact.Trial, fact.Attempt));
            }

            if (effect is ClusterEffect.Send { Message: CoordinatorMessage.Assign order })
            {
                recorded.ShouldContain((order.Attempt.Trial, order.Attempt.Number));
            }
        }
    }

    private static ClusterEvent Draw(Prng prng)
    {
        var node = prng.NextBelow(2) == 0 ? A : B;
        var attempt = AttemptOf(prng.NextBelow(6), (int)prng.NextBelow(3) + 1);
        var step = ((long[])[1, 5, 10])[prng.NextBelow(3)];
        var loss = prng.NextBelow(10) == 0 ? double.NaN : 1;
        return prng.NextBelow(20) switch
        {
            0 => new ClusterEvent.TimerFired(new ClusterTimer(ClusterTimerKind.LeaseCheck)),
            1 or 2 => Said(node, new NodeMessage.Join(Profile, 2, [attempt])),
            3 => Said(node, new NodeMessage.CapacityChanged((int)prng.NextBelow(5))),
            4 => Said(node, new NodeMessage.Heartbeat()),
            < 9 => Said(node, new NodeMessage.Began(attempt, "cpu:0", 2.3, 0.1, 5)),
            < 16 => Said(node, new NodeMessage.Reported(attempt, step, [new MetricValue("train_loss", loss)])),
            _ => Said(node, new NodeMessage.Ended(
                attempt, (AttemptOutcome)prng.NextBelow(7), 1,
                new TrainingFailure((FailureClass)prng.NextBelow(3), "made up"))),
        };
    }

    private static ClusterEvent Said(NodeId node, NodeMessage message) =>
        new ClusterEvent.NodeSpoke(new NodeIncarnation(node, 1), message);
}
