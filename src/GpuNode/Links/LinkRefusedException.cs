namespace Sweep.GpuNode.Links;

/// <summary>The coordinator does not take this node, and dialing again would not change that.</summary>
public sealed class LinkRefusedException(string message) : Exception(message);
