namespace Sweep.Cli.Remote;

/// <summary>What may help against a failure.</summary>
internal enum ServerFailureKind
{
    /// <summary>Only another request, token or address.</summary>
    Refused,

    /// <summary>Time, if the address is right.</summary>
    Unreachable,

    /// <summary>Time.</summary>
    Unavailable,

    /// <summary>Neither: a bug on the other side.</summary>
    Broken,
}
