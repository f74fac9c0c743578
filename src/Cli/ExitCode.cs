namespace Sweep.Cli;

/// <summary>What the process says to scripts; a contract (docs/cli.md).</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The sweep failed, a watched one was stopped or deleted, or <c>verify</c> found something.</summary>
    public const int Failed = 1;

    /// <summary>The definition or the arguments were refused; nothing was run.</summary>
    public const int Refused = 2;

    /// <summary>The coordinator was not reached, or could not answer: the same command may work later.</summary>
    public const int Unreachable = 3;

    /// <summary>A later process has this node's name: it must not be started again beside that one.</summary>
    public const int Superseded = 4;

    /// <summary>Stopped by a signal; run again with the same <c>--out</c> to go on.</summary>
    public const int Interrupted = 130;
}
