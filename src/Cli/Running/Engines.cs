using System.Runtime.CompilerServices;
using Sweep.Training;
using Sweep.Training.Cpu;
using Sweep.Training.Data;

namespace Sweep.Cli.Running;

/// <summary>Makes the engines of this process's workers, which share what they derive from a data set.</summary>
internal sealed class Engines
{
    private readonly ConditionalWeakTable<LabelledData, CpuData> prepared = [];

    /// <summary>Thread-safe: each worker asks for its own engine.</summary>
    public ILaneEngine Create(NetworkShape shape, LabelledData data) =>
        new CpuLaneEngine(shape, prepared.GetValue(data, labelled => new CpuData(labelled)));
}
