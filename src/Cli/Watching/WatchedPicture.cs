using System.Globalization;
using Sweep.Cli.Rendering;
using Sweep.Messages;
using Sweep.Messages.Api;
using Sweep.Messages.Definition;

namespace Sweep.Cli.Watching;

/// <summary>A sweep as its coordinator described it, for the live view.</summary>
internal sealed class WatchedPicture(SweepDetail detail) : ILivePicture
{
    public string Name => detail.Sweep.Name;

    public string Trainer { get; } = TrainerOf(detail);

    public long Configurations => detail.Sweep.Configurations;

    public int Seeds => detail.Seeds.Length;

    public string Metric => detail.Sweep.Metric;

    public long Total => detail.Sweep.Trials;

    public long Finished => detail.Sweep.Counts is var counts
        ? counts.Completed + counts.Diverged + counts.Stopped + counts.Failed + counts.Cancelled
        : 0;

    public double Fraction => detail.Fraction;

    /// <summary>Those that train, where all are told; else all that nodes hold.</summary>
    public long RunningCount => detail.Running.Length < detail.Sweep.Counts.Running
        ? detail.Sweep.Counts.Running
        : detail.Running.Count(entry => entry.Device is not null);

    /// <summary>Without those that a node has only fetched ahead.</summary>
    public IEnumerable<RunningRow> Running => detail.Running.Where(entry => entry.Device is not null).Select(entry =>
        new RunningRow(
            new TrialLabel(entry.Display, entry.Seed), entry.Step, entry.Steps, entry.TrainLoss, entry.Objective)
        {
            LastLoss = entry.TrainLoss.IsEmpty ? null : entry.TrainLoss[^1],
        });

    public IReadOnlyList<LeadingRow> Leading { get; } =
    [
        .. detail.Best.Select(entry => new LeadingRow(
            entry.Rank, entry.Display, entry.Mean, entry.Sd,
            entry.N + entry.Diverged + entry.Failed + entry.Stopped + entry.NotFinite + entry.Cancelled)),
    ];

    public IEnumerable<EarlyEndRow> EarlyEnds => detail.EarlyEnds.Reverse().Select(entry => new EarlyEndRow(
        new TrialLabel(entry.Display, entry.Seed), entry.State, entry.Why ?? "no reason was given"));

    /// <summary>Who trains: counted from what is seen to run.</summary>
    public string Crew
    {
        get
        {
            var nodes = detail.Running.Select(entry => entry.Node).Distinct(StringComparer.Ordinal).Count();
            var isCut = detail.Running.Length < detail.Sweep.Counts.Running;
            return nodes == 0
                ? "no node at work"
                : string.Create(CultureInfo.InvariantCulture, $"{nodes}{(isCut ? "+" : "")} node")
                    + (nodes == 1 && !isCut ? "" : "s");
        }
    }

    /// <summary>What must be known of the whole sweep; null when all is well.</summary>
    public string? Notice => detail.Sweep.Status switch
    {
        SweepStatus.Paused => $"paused: {detail.Sweep.Reason ?? "by a person"}; 'sweep resume {Name}' goes on",
        _ when detail.Diagnosis.Length > 0 => detail.Diagnosis[0],
        SweepStatus.Waiting => "waiting: no node is there or has room ('sweep nodes' lists them)",
        _ => null,
    };

    public long Count(TrialState state) => state switch
    {
        TrialState.Pending => detail.Sweep.Counts.Pending,
        TrialState.Running => detail.Sweep.Counts.Running,
        TrialState.Completed => detail.Sweep.Counts.Completed,
        TrialState.Diverged => detail.Sweep.Counts.Diverged,
        TrialState.Stopped => detail.Sweep.Counts.Stopped,
        TrialState.Failed => detail.Sweep.Counts.Failed,
        TrialState.Cancelled => detail.Sweep.Counts.Cancelled,
        var other => throw new ArgumentOutOfRangeException(nameof(state), other, "unknown state"),
    };

    /// <summary>A later version's definition may have fields that this one does not know.</summary>
    private static string TrainerOf(SweepDetail detail)
    {
        try
        {
            return TrainerText.Of(CanonicalDefinition.Read(detail.Definition.GetRawText()).Trainer);
        }
        catch (InvalidDataException)
        {
            return detail.Dataset.Length > 0 ? $"{detail.Model} on {detail.Dataset}" : detail.Model;
        }
    }
}
