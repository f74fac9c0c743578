namespace Sweep.Cli.Running;

/// <summary>Starts a sweep in this process; tests hand in one that trains nothing.</summary>
internal delegate ILocalSweep SweepStarter(LocalSweepOptions options);
