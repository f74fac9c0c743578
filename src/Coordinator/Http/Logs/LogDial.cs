using Sweep.Messages;

namespace Sweep.Coordinator.Http.Logs;

/// <summary>What this process logs, to be read and changed while it runs; from any thread.</summary>
public sealed record LogDial(Func<LogDetail> Get, Action<LogDetail> Set);
