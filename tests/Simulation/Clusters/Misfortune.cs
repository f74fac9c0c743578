using Sweep.Actors;

namespace Sweep.Simulation.Clusters;

/// <summary>What happens to machines, at any event.</summary>
internal sealed class Misfortune(LinkedCluster cluster)
{
    private static readonly TimeSpan DowntimeMax = TimeSpan.FromSeconds(80);

    /// <summary>How long one that does not lead any more may believe so.</summary>
    private static readonly TimeSpan LeadershipMax = TimeSpan.FromSeconds(10);

    private readonly Prng _random = cluster.Simulator.Random.Fork("misfortune");

    private long _events;

    private FaultPlan Plan => cluster.Plan;

    public void Strike()
    {
        _events++;
        if (_events == Plan.CoordinatorCrashAt) CrashCoordinator();
        if (_events == Plan.NodeCrashAt) CrashNode();
        if (_random.Chance(Plan.CoordinatorCrash)) CrashCoordinator();
        if (_random.Chance(Plan.FailOver)) FailOver();
        if (_random.Chance(Plan.NodeCrash)) CrashNode();
        if (_random.Chance(Plan.NodeFreeze)) FreezeNode();
        if (_random.Chance(Plan.Partition)) cluster.Network.CutOff(AnyMachine().Id, Downtime());
        if (_random.Chance(Plan.NodeTwin)) StartTwin();
        if (_random.Chance(Plan.NodeLeave)) LeaveNode();
    }

    public TimeSpan Downtime() => _random.Between(TimeSpan.Zero, _random.Between(TimeSpan.Zero, DowntimeMax));

    private void CrashCoordinator()
    {
        if (!cluster.Leader.IsUp) return;
        cluster.Occurrences.Add(cluster.Leader.IsBusy ? Fault.CoordinatorCrashInCommit : Fault.CoordinatorCrash);
        cluster.Leader.Crash();
        cluster.RestartCoordinatorLater();
    }

    private void FailOver()
    {
        var before = cluster.Leader;
        if (!before.IsUp) return;
        cluster.Occurrences.Add(Fault.FailOver);
        if (_random.NextBelow(2) == 0)
        {
            cluster.Occurrences.Add(Fault.CoordinatorFreeze);
            before.Freeze();
        }

        cluster.StartCoordinator();
        cluster.Simulator.Schedule(Downtime(), $"coordinator {before.Epoch} goes on", () =>
        {
            before.Thaw();
            cluster.Simulator.Schedule(
                _random.Between(TimeSpan.Zero, LeadershipMax), $"coordinator {before.Epoch} sees it", before.Crash);
        });
    }

    private void CrashNode()
    {
        var machine = AnyMachine();
        if (machine.IsUp) cluster.Occurrences.Add(Fault.NodeCrash);
        machine.Latest?.Crash();
        cluster.Simulator.Schedule(Downtime(), $"{machine.Id} starts again", machine.StartIfDown);
    }

    private void LeaveNode()
    {
        var machine = AnyMachine();
        if (machine.IsUp) cluster.Occurrences.Add(Fault.NodeLeave);
        var leaving = machine.Latest;
        leaving?.Leave();
        cluster.Simulator.Schedule(
            Downtime() * 2, $"{machine.Id} is back", () => cluster.StartAgain(machine, leaving));
    }

    private void FreezeNode()
    {
        if (AnyMachine().Latest is not { IsUp: true } process) return;
        cluster.Occurrences.Add(Fault.NodeFreeze);
        process.Freeze();
        cluster.Simulator.Schedule(Downtime(), $"{process.Incarnation} goes on", process.Thaw);
    }

    private void StartTwin()
    {
        var machine = AnyMachine();
        if (machine.IsUp) cluster.Occurrences.Add(Fault.NodeTwin);
        machine.Start();
    }

    private NodeMachine AnyMachine() => cluster.Machines[(int)_random.NextBelow(cluster.Machines.Count)];
}
