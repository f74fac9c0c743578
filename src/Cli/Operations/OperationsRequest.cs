using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Security;

namespace Sweep.Cli.Operations;

/// <summary>Where to listen for those who operate a process, and what they must know.</summary>
internal sealed record OperationsRequest(ListenAddress Listen, SharedSecret? Token);
