using Sweep.Messages;
using Sweep.Training;
using Sweep.Training.Data;

namespace Sweep.GpuNode.Workers;

/// <summary>Whose fault the end of a training was, by what was thrown. What is not known to be the machine's would only
/// repeat itself, so it counts as the user's and is not tried again.</summary>
internal static class Failures
{
    /// <summary>Fits into a message.</summary>
    private const int ReasonLengthMax = 4000;

    public static TrainingFailure Of(Exception thrown)
    {
        var (failure, reason) = thrown switch
        {
            OutOfMemoryException => (FailureClass.OutOfMemory,
                $"out of memory: {thrown.Message}; use fewer --workers or a smaller network"),
            DeviceFaultException => (FailureClass.DeviceFault, thrown.Message),
            DataSetException => (FailureClass.UserError, thrown.Message), // It names folder and remedy itself.
            _ => (FailureClass.UserError, $"{thrown.GetType().Name}: {thrown.Message}"),
        };
        return new TrainingFailure(
            failure, reason.Length <= ReasonLengthMax ? reason : reason[..ReasonLengthMax] + " ...");
    }
}
