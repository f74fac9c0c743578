namespace Sweep.Coordinator.Storage.Leading;

/// <summary>Who leads. <paramref name="Holder"/> names one process of a coordinator; <paramref name="Url"/> is where
/// nodes and people reach it.</summary>
public sealed record Leader(string Holder, string Url, long Epoch);
