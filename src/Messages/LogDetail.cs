namespace Sweep.Messages;

/// <summary>The least grave lines that a process logs. docs/traces-and-logs.md tells what is logged at which.</summary>
public enum LogDetail
{
    /// <summary>A few lines for each attempt.</summary>
    Debug,

    /// <summary>What an operator acts on, or will look for.</summary>
    Information,

    /// <summary>What went wrong and was dealt with.</summary>
    Warning,

    /// <summary>What ends the process, or a bug.</summary>
    Error,
}
