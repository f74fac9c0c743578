using Microsoft.AspNetCore.Http;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Events;
using Sweep.Coordinator.Http.Sweeps;
using Sweep.Coordinator.Http.Trials;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Http;

/// <summary>What the HTTP interface may touch of a coordinator that leads.</summary>
public sealed class CoordinatorAccess
{
    private readonly SweepPictures pictures;

    public CoordinatorAccess(HttpPorts ports)
    {
        Ports = ports;
        pictures = new SweepPictures(ports.OpenJournal);
        News = new NewsDesk(ports.Clock);
        Views = new SweepViews(this);
    }

    /// <summary>How routes get it: the gate before them has put it there.</summary>
    public static ValueTask<CoordinatorAccess?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<CoordinatorAccess>());

    internal HttpPorts Ports { get; }

    internal NewsDesk News { get; }

    internal SweepViews Views { get; }

    internal ClusterState State => Ports.State();

    internal TimeSpan Now => Ports.Clock.Now;

    /// <summary>Takes in facts of a sweep that are durable now, in the order of its journal; quick. For the
    /// coordinator's thread alone.</summary>
    public void Observe(SweepId sweep, IReadOnlyList<RecordedFact> facts)
    {
        pictures.Observe(sweep, facts);
        News.Observe(sweep, facts);
    }

    /// <summary>Of the sweep's trials; the first time, it is made from the journal.</summary>
    internal SweepPicture PictureOf(SweepId sweep) => pictures.Of(sweep);

    internal void Forget(SweepId sweep)
    {
        pictures.Forget(sweep);
        Views.Forget(sweep);
    }
}
