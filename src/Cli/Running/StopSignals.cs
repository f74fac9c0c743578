using System.Runtime.InteropServices;

namespace Sweep.Cli.Running;

/// <summary>Ctrl-C, <c>kill</c> and a closed terminal ask the sweep to stop cleanly; a second request ends the process
/// at once, which loses nothing that was recorded.</summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly Action first;
    private readonly Action second;
    private readonly PosixSignalRegistration[] registrations;
    private int count;

    public StopSignals(Action first, Action second)
    {
        (this.first, this.second) = (first, second);
        registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    public bool IsRequested => Volatile.Read(ref count) > 0;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref count) == 1) first();
        else second();
    }
}
