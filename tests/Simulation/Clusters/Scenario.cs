using System.Collections.Immutable;
using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Simulation.Clusters;

/// <summary>What people do with a cluster, drawn by the seed: four sweeps with priorities, of which one is extended and
/// retried, one paused and resumed, one stopped or deleted, and one has a budget of failures. The first two must come
/// to the same results whatever happens.</summary>
internal static class Scenario
{
    public static readonly SweepId Extended = new(1);
    public static readonly SweepId Paused = new(2);

    private static readonly SweepId Budgeted = new(3);
    private static readonly SweepId Stopped = new(4);
    private const int NodeCount = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromHours(6);

    /// <summary>Runs the seed's scenario.</summary>
    /// <exception cref="InvalidOperationException">A checker failed, or it did not come to its end.</exception>
    public static LinkedCluster Run(ulong seed, FaultPlan plan, Deciders? deciders = null) => Run(
        new LinkedCluster(seed, plan, deciders ?? Deciders.Sound),
        cluster =>
        {
            Draw(cluster, new Prng(seed).Fork("scenario"));
            cluster.Start(Nodes());
        });

    /// <summary>One small sweep on one node, for faults at each place of it.</summary>
    /// <exception cref="InvalidOperationException">A checker failed, or it did not come to its end.</exception>
    public static LinkedCluster RunShort(FaultPlan plan) => Run(
        new LinkedCluster(1, plan, Deciders.Sound),
        cluster =>
        {
            var definition = Simulation.Definitions.InEpochs(seeds: 1);
            cluster.People.Want(Submit(TimeSpan.Zero, definition with
            {
                Retries = new RetryOptions { OutOfMemory = 1, DeviceFault = null, Lost = null },
                Checkpoints = new CheckpointOptions { To = CheckpointPlace.Coordinator },
            }));
            cluster.Start(Nodes().Take(1));
        });

    private static LinkedCluster Run(LinkedCluster cluster, Action<LinkedCluster> start)
    {
        try
        {
            start(cluster);
            cluster.Run(Limit);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(
                $"{failure.GetType().Name}: {failure.Message}\n{failure.StackTrace}\n\n{cluster.Describe()}\n\n"
                    + $"Before it:\n{cluster.Diary}",
                failure);
        }

        return cluster;
    }

    private static IEnumerable<(NodeId, NodeProfile)> Nodes()
    {
        for (var number = 0; number < NodeCount; number++)
        {
            var isLast = number == NodeCount - 1;
            var profile = NodeProfile.Single(new NodeDevice("cpu:0", "cpu", isLast ? 3 : 2), "simulated");
            yield return (new NodeId($"gpu-{number}"), isLast
                ? profile with { Labels = profile.Labels.Add("zone", "b") }
                : profile);
        }
    }

    private static void Draw(LinkedCluster cluster, Prng random)
    {
        var definitions = Definitions(random);
        foreach (var definition in definitions) cluster.People.Want(Submit(TimeSpan.Zero, definition));

        var errands = new List<Errand>();
        if (random.NextBelow(3) > 0)
            errands.Add(Submit(Soon(random), definitions[0] with { Seeds = [0, 1, 2] }));
        if (random.NextBelow(3) > 0)
        {
            var at = Soon(random);
            errands.Add(About(at, "pause", Paused, id => new ClusterRequest.Pause(id, "somebody wants the machines")));
            errands.Add(About(at + Soon(random), "resume", Paused, id => new ClusterRequest.Resume(id)));
        }

        if (random.NextBelow(2) > 0)
            errands.Add(About(Soon(random), "stop", Stopped, id => new ClusterRequest.Stop(id, "it was a mistake")));
        if (random.NextBelow(4) == 0)
            errands.Add(About(Soon(random), "delete", Stopped, id => new ClusterRequest.Delete(id)));
        if (random.NextBelow(2) > 0) errands.Add(Retry(Soon(random), Extended));
        if (random.NextBelow(2) > 0) errands.Add(Drain(cluster, Soon(random), random));
        if (random.NextBelow(3) == 0) errands.Add(SetLogs(Soon(random), random));
        foreach (var errand in errands.OrderBy(errand => errand.At)) cluster.People.Want(errand);
        cluster.People.AtTheEnd = new LastWishes(cluster).Next;
    }

    private static SweepDefinition[] Definitions(Prng random)
    {
        var retries = new RetryOptions { OutOfMemory = 1, DeviceFault = null, Lost = null };
        var plain = Simulation.Definitions.Synthetic(seeds: 2);
        var inEpochs = Simulation.Definitions.InEpochs(seeds: 2);
        return
        [
            plain with { Name = "extended", Retries = retries, Priority = (int)random.NextBelow(3) },
            inEpochs with
            {
                Name = "paused", Retries = retries, Priority = (int)random.NextBelow(3),
                Parallelism = 1 + (int)random.NextBelow(5),
                Checkpoints = new CheckpointOptions { To = CheckpointPlace.Coordinator },
            },
            plain with
            {
                Name = "budgeted", Retries = RetryOptions.Of(1), Budget = new BudgetOptions { Failures = 1 },
            },
            plain with
            {
                Name = "stopped", Retries = retries, Priority = (int)random.NextBelow(3),
                Placement = new PlacementOptions
                {
                    Labels = ImmutableSortedDictionary<string, string>.Empty.Add("zone", "b"),
                },
            },
        ];
    }

    public static Errand Retry(TimeSpan at, SweepId id) => new(at, $"retry of {id}", leader =>
    {
        if (!leader.State.Sweeps.TryGetValue(id, out var sweep)) return null;
        var failed = FailedTrials.Read(leader.Read(id));
        return failed.IsEmpty ? null : new ClusterRequest.Retry(id, sweep.Ledger.Reopenings, failed);
    })
    {
        MayBeRefused = refusal => refusal.Kind == RefusalKind.Conflict,
        IsRepeatedWhenRefused = true,
    };

    public static Errand About(TimeSpan at, string what, SweepId id, Func<SweepId, ClusterRequest> request) =>
        new(at, $"{what} of {id}", _ => request(id)) { MayBeRefused = _ => true };

    private static Errand SetLogs(TimeSpan at, Prng random)
    {
        var node = new NodeId($"gpu-{random.NextBelow(NodeCount)}");
        return new Errand(at, $"more logs of {node}", _ => new ClusterRequest.SetNodeLogs(node, LogDetail.Debug))
        {
            MayBeRefused = refusal => refusal.Kind == RefusalKind.NotFound,
        };
    }

    private static Errand Drain(LinkedCluster cluster, TimeSpan at, Prng random)
    {
        var node = new NodeId($"gpu-{random.NextBelow(NodeCount)}");
        return new Errand(at, $"drain of {node}", _ => new ClusterRequest.DrainNode(node))
        {
            MayBeRefused = refusal => refusal.Kind == RefusalKind.NotFound,
            WhenGranted = () => cluster.StartAgain(node),
        };
    }

    private static Errand Submit(TimeSpan at, SweepDefinition definition) => new(at, $"submission of {definition.Name}",
        _ => new ClusterRequest.Submit(Grid.Expand(definition), CanonicalDefinition.Write(definition)));

    private static TimeSpan Soon(Prng random) => random.Between(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(120));
}
