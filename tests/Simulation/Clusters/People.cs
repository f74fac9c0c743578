using Sweep.Coordinator.Cluster;

namespace Sweep.Simulation.Clusters;

/// <summary>People with requests: each is repeated until it is answered, then comes the next. When all are done they
/// see to it that every sweep comes to its end.</summary>
internal sealed class People(LinkedCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Queue<Errand> _errands = new();
    private long _lastRequest;
    private ClusterRequest? _asked;

    /// <summary>Every sweep has ended, and nothing more is wanted.</summary>
    public bool AreContent { get; private set; }

    /// <summary>Asked for once everything else is done, until it gives nothing more.</summary>
    public Func<ClusterState, IEnumerable<Errand>> AtTheEnd { get; set; } = _ => [];

    public void Want(Errand errand) => _errands.Enqueue(errand);

    public void Start() => cluster.Simulator.Schedule(Patience, "people", () =>
    {
        Act();
        if (!AreContent) Start();
    });

    public void Hear(long request, ClusterReply answer)
    {
        if (request != _lastRequest || _errands.Count == 0) return;
        cluster.Diary.Note("people", "are told", answer);
        var errand = _errands.Peek();
        if (answer is ClusterReply.Refused refusal && !errand.MayBeRefused(refusal))
            throw new InvalidOperationException($"{errand.What} was refused: {refusal.Reason}");
        if (answer is ClusterReply.Accepted)
        {
            cluster.Occurrences.AddGranted(_asked!);
            errand.WhenGranted();
        }

        if (answer is ClusterReply.Accepted || !errand.IsRepeatedWhenRefused) PutAway();
    }

    public override string ToString() => _errands.TryPeek(out var next) ? $"people want {next.What}" : "people wait";

    private void Act()
    {
        var leader = cluster.Leader;
        if (!leader.IsUp) return;
        if (_errands.Count == 0 && cluster.Simulator.Now >= cluster.Plan.HealAfter)
        {
            foreach (var errand in AtTheEnd(leader.State)) Want(errand);
            AreContent = _errands.Count == 0
                && leader.State.OpenedAt is not null
                && leader.State.Sweeps.Values.All(sweep => sweep.Ledger.End is not null);
        }

        while (_errands.TryPeek(out var next) && next.At <= cluster.Simulator.Now)
        {
            if (next.Request(leader) is { } request)
            {
                _asked = request;
                leader.Ask(++_lastRequest, request);
                return;
            }

            PutAway();
        }
    }

    /// <summary>A late answer does not belong to the next errand.</summary>
    private void PutAway()
    {
        _lastRequest++;
        _errands.Dequeue();
    }
}
