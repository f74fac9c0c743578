using Sweep.Actors.Links;

namespace Sweep.GpuNode.Links;

/// <summary>The coordinator does not take this node, and dialing again would not change that.</summary>
public sealed class LinkRefusedException(LinkRefusal refusal) : Exception(refusal.Reason)
{
    /// <summary>Of what kind the refusal is.</summary>
    public LinkRefusalKind Kind => refusal.Kind;
}
