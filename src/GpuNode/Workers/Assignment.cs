using Sweep.GpuNode.Tracing;
using Sweep.Messages;

namespace Sweep.GpuNode.Workers;

/// <summary>An order on a worker's bench: what to train, who may end it, and who is told of it.</summary>
internal sealed record Assignment(CoordinatorMessage.Assign Order, StopSignal Stop, TrainingTrace Trace);
