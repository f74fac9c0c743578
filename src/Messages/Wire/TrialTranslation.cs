namespace Sweep.Messages.Wire;

/// <summary>What messages of both directions say about a trial.</summary>
internal static class TrialTranslation
{
    public static Contracts.Attempt ToContract(AttemptId attempt) => new()
    {
        Sweep = attempt.Sweep.Number,
        Trial = attempt.Trial.Number,
        Number = attempt.Number,
    };

    public static AttemptId FromContract(Contracts.Attempt? attempt) => attempt is null
        ? throw new FrameRefusedException("a message about a trial has no attempt")
        : new AttemptId(new SweepId(attempt.Sweep), new TrialId(attempt.Trial), attempt.Number);

    public static TrialCheckpoint FromContract(Contracts.Checkpoint? checkpoint) => checkpoint is null
        ? throw new FrameRefusedException("Checkpointed has no checkpoint")
        : new TrialCheckpoint(checkpoint.ReportedStep, checkpoint.Lane.Memory);
}
