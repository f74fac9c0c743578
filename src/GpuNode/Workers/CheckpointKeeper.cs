using Sweep.GpuNode.Checkpoints;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;

namespace Sweep.GpuNode.Workers;

/// <summary>Where the checkpoints of one attempt come from and go to, as its order says. A checkpoint is a comfort:
/// what goes wrong with one is told and changes no result.</summary>
/// <param name="assignment">Whose checkpoints.</param>
/// <param name="options">What its worker may touch.</param>
/// <param name="onSaved">Told each checkpoint that was written or sent.</param>
internal sealed class CheckpointKeeper(Assignment assignment, WorkerOptions options, Action onSaved)
{
    private readonly CoordinatorMessage.Assign _order = assignment.Order;
    private bool _isTooLarge;
    private bool _mayExist = assignment.Order.Attempt.Number > 1;
    private TimeSpan _last = options.Clock.Now;

    private bool IsInFolder => _order.Checkpoints.To == CheckpointPlace.Folder;

    /// <summary>Those that may be used, best first: every report that was made before one must be in the journal,
    /// otherwise going on from it would leave a gap in the curve.</summary>
    public IEnumerable<StoredCheckpoint> Usable()
    {
        if (_order.Attempt.Number == 1)
        {
            RemoveForeign(); // Nobody has trained it yet, whatever lies in the folder.
            return [];
        }

        var all = IsInFolder ? LoadFromFolder()
            : _order.Checkpoint is { } kept ? [new StoredCheckpoint(kept.ReportedStep, kept.Lane)] : [];
        return all.Where(checkpoint => checkpoint.ReportedStep <= _order.ReportedStep);
    }

    public bool IsDue() => options.Clock.Now - _last >= _order.Checkpoints.Every;

    public void Save(ITraining training, ReportSchedule schedule)
    {
        if (!(IsInFolder && options.Checkpoints is null) && training.Save() is { } lane)
        {
            var checkpoint = new StoredCheckpoint(schedule.LastUpTo(training.Step), lane);
            if (IsInFolder) SaveToFolder(checkpoint);
            else SendToCoordinator(checkpoint);
            assignment.Trace.Checkpointed(training.Step);
        }

        _last = options.Clock.Now;
    }

    /// <summary>The trial is over. The coordinator throws its own away.</summary>
    public void Delete()
    {
        if (!IsInFolder || !_mayExist) return;
        try
        {
            options.Checkpoints?.Delete(_order.Attempt);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            options.Warn(
                _order.Attempt,
                $"the checkpoint of {_order.Attempt} is no longer needed but could not be deleted",
                failure);
        }
    }

    private void RemoveForeign()
    {
        if (!IsInFolder) return;
        try
        {
            options.Checkpoints?.RemoveForeign(_order.Attempt);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            options.Warn(
                _order.Attempt,
                $"an old checkpoint under the name of {_order.Attempt.Trial} could not be deleted",
                failure);
        }
    }

    private IReadOnlyList<StoredCheckpoint> LoadFromFolder()
    {
        try
        {
            return options.Checkpoints?.Load(_order.Attempt) ?? [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            options.Warn(
                _order.Attempt,
                $"no checkpoint of {_order.Attempt} could be read; it starts from step 0",
                failure);
            return [];
        }
    }

    private void SaveToFolder(StoredCheckpoint checkpoint)
    {
        _mayExist = true;
        try
        {
            options.Checkpoints!.Save(_order.Attempt, checkpoint);
            onSaved();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            options.Warn(
                _order.Attempt,
                $"no checkpoint of {_order.Attempt} could be written; "
                + "when interrupted, it starts again", failure);
        }
    }

    private void SendToCoordinator(StoredCheckpoint checkpoint)
    {
        if (checkpoint.Lane.Length <= options.CoordinatorCheckpointBytesMax)
        {
            options.Post(new NodeEvent.CheckpointTaken(_order.Attempt, checkpoint.ReportedStep, checkpoint.Lane));
            onSaved();
            return;
        }

        if (_isTooLarge) return;
        _isTooLarge = true;
        options.Warn(
                _order.Attempt,
                $"{_order.Attempt} goes without checkpoints; when interrupted, it starts again",
            new NotSupportedException($"its checkpoint has {checkpoint.Lane.Length} bytes, and the coordinator takes "
                + $"{options.CoordinatorCheckpointBytesMax}; keep them in a folder that nodes share "
                + "(checkpoints.to: folder)"));
    }
}
