using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage;

/// <summary>A sweep's name and the end of its chain of facts.</summary>
internal sealed record StoreHead(string Name, ChainHead Chain);
