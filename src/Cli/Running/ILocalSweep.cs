using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;

namespace Sweep.Cli.Running;

/// <summary>A sweep that runs in this process.</summary>
public interface ILocalSweep : IDisposable
{
    /// <summary>How the sweep ended here. Fails with <see cref="JournalException"/> when the journal refused a write.
    /// </summary>
    Task<SweepOutcome> Completion { get; }

    /// <summary>Saves what runs, records it, then completes. Any thread; twice is once.</summary>
    void Interrupt();
}
