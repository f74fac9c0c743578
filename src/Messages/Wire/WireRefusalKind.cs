namespace Sweep.Messages.Wire;

/// <summary>Why a coordinator does not go on with a connection; numbered as in link.proto.</summary>
public enum WireRefusalKind
{
    /// <summary>A kind that a newer coordinator has.</summary>
    Unknown,
    NotLeader,
    Busy,
    Unauthorised,
    Superseded,
    Incompatible,
    Malformed,
}
