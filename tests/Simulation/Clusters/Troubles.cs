using System.Globalization;
using Sweep.Actors;
using Sweep.Messages;

namespace Sweep.Simulation.Clusters;

/// <summary>Which trainings fail, how and where: a function of the seed, the cell and, for what comes and goes, the
/// attempt. So the trial's end does not depend on how often its nodes died.</summary>
internal sealed class Troubles(ulong seed)
{
    private readonly Prng _random = new Prng(seed).Fork("troubles");

    /// <summary>Somebody has put right what the user got wrong.</summary>
    public bool IsRepaired { get; set; }

    /// <summary>The failure with which the training reaches the step; null when all is well.</summary>
    public TrainingFailure? Strike(CoordinatorMessage.Assign order, ReportSchedule schedule, long step)
    {
        var spec = order.Spec;
        var cell = _random.Fork(string.Create(CultureInfo.InvariantCulture,
            $"{order.Attempt.Sweep} {spec.Optimizer.Name} {spec.Optimizer.Number("lr"):R} {spec.Seed}"));
        var kind = cell.NextBelow(20);
        var at = schedule.LastUpTo(1 + cell.NextBelow(schedule.Steps));
        if (step != at) return null;
        var attempt = cell.Fork(string.Create(CultureInfo.InvariantCulture, $"{order.Attempt.Number}"));
        return kind switch
        {
            < 2 when !IsRepaired => new TrainingFailure(FailureClass.UserError, "there is no data in /data/7"),
            2 => new TrainingFailure(FailureClass.OutOfMemory, "the device had no room for it"),
            < 6 when attempt.NextBelow(2) == 0 => new TrainingFailure(FailureClass.DeviceFault, "the device fell off"),
            _ => null,
        };
    }
}
