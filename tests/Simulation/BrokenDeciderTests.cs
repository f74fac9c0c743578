using System.Collections.Immutable;
using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Search;
using Sweep.Simulation.Clusters;
using static Sweep.Coordinator.Journal.SweepFact;
using NodeStep = Sweep.Actors.Step<Sweep.GpuNode.Nodes.NodeState, Sweep.GpuNode.Nodes.NodeEffect>;
using Persist = Sweep.Coordinator.Cluster.ClusterEffect.Persist;
using Step = Sweep.Actors.Step<Sweep.Coordinator.Cluster.ClusterState, Sweep.Coordinator.Cluster.ClusterEffect>;

namespace Sweep.Simulation;

/// <summary>Goal: the checkers of <see cref="ClusterFaultTests"/> can fail. Method: each of these deciders breaks one
/// promise, and one of the first seeds must say so.</summary>
public class BrokenDeciderTests
{
    private const ulong SeedCount = 40;

    [Fact]
    public void A_trial_that_is_given_away_twice_is_seen() => ShouldBeSeen("has a live attempt and AttemptAssigned",
        (_, _, step) => Add(step, effect => effect is Persist { Fact: AttemptAssigned f } assigned
            ? assigned with { Fact = f with { Attempt = f.Attempt + 1 } }
            : null));

    [Fact]
    public void A_report_that_is_counted_twice_is_seen() => ShouldBeSeen("TrialWitness.Report",
        (_, _, step) => Add(step, effect => effect is Persist { Fact: MetricsReported } reported ? reported : null));

    [Fact]
    public void A_report_that_is_counted_again_when_it_is_said_again_is_seen() => ShouldBeSeen("TrialWitness.Report",
        (before, @event, step) => @event is ClusterEvent.NodeSpoke { Message: NodeMessage.Reported m }
            && before.Sweeps.TryGetValue(m.Attempt.Sweep, out var sweep)
            && sweep.Ledger.Running.TryGetValue(m.Attempt.Trial, out var running)
            && running.Progress.Attempt == m.Attempt.Number && m.Step <= running.Progress.ReportedStep
                ? step with
                {
                    Effects = step.Effects.Insert(0, new Persist(m.Attempt.Sweep,
                    new MetricsReported(m.Attempt.Trial, m.Attempt.Number, m.Step, m.Values)))
                }
                : step);

    [Fact]
    public void A_finished_trial_that_finishes_again_is_seen() => ShouldBeSeen("is finished and TrialFinished",
        (_, _, step) => Add(step, effect => effect is Persist { Fact: TrialFinished f } finished
            ? finished with { Fact = f with { State = TrialState.Failed } }
            : null));

    [Fact]
    public void A_fact_that_is_not_written_is_seen() => ShouldBeSeen("JournalWitness.Compare",
        (_, _, step) => step with
        {
            Effects = step.Effects.RemoveAll(effect => effect is Persist { Fact: SweepPaused }),
        });

    [Fact]
    public void More_at_once_than_the_definition_allows_is_seen() => ShouldBeSeen("SweepWitness.See",
        new Deciders
        {
            Coordinator = (state, @event, now) => ClusterBehaviour.Decide(state, WithoutLimits(@event), now),
        });

    [Fact]
    public void An_order_that_is_not_sent_is_seen() => ShouldBeSeen("LivenessException",
        (_, _, step) => step with
        {
            Effects = step.Effects.RemoveAll(effect => effect is ClusterEffect.Send
            {
                Message: CoordinatorMessage.Assign { Attempt: { Number: 1, Trial.Number: 5 } },
            }),
        });

    [Fact]
    public void Training_without_a_lease_is_seen() => ShouldBeSeen("though its lease ran out", new Deciders
    {
        Node = (state, @event, now) => @event is NodeEvent.TimerFired { Timer: NodeTimer.LeaseRunsOut }
            ? new NodeStep(state, [])
            : NodeBehaviour.Decide(state, @event, now),
    });

    /// <summary>The same effects, with another one behind each for which there is one.</summary>
    private static Step Add(Step step, Func<ClusterEffect, ClusterEffect?> another) => step with
    {
        Effects =
        [
            .. step.Effects.SelectMany(effect => another(effect) is { } more
                ? new[] { effect, more }
                : [effect]),
        ],
    };

    /// <summary>The journal has the definition; the decider works with another.</summary>
    private static ClusterEvent WithoutLimits(ClusterEvent @event) =>
        @event is ClusterEvent.Requested { What: ClusterRequest.Submit submit } requested
            ? requested with
            {
                What = submit with { Grid = Grid.Expand(submit.Grid.Definition with { Parallelism = null }) },
            }
            : @event;

    private static void ShouldBeSeen(string sign, Func<ClusterState, ClusterEvent, Step, Step> damage) =>
        ShouldBeSeen(sign, new Deciders
        {
            Coordinator = (state, @event, now) =>
                damage(state, @event, ClusterBehaviour.Decide(state, @event, now)),
        });

    private static void ShouldBeSeen(string sign, Deciders broken)
    {
        for (var seed = 0UL; seed < SeedCount; seed++)
        {
            try
            {
                using var cluster = Scenario.Run(seed, FaultPlan.Draw(new Prng(seed).Fork("faults")), broken);
            }
            catch (InvalidOperationException seen)
            {
                seen.Message.ShouldContain(sign);
                return;
            }
        }

        throw new InvalidOperationException($"none of {SeedCount} seeds saw it");
    }
}
