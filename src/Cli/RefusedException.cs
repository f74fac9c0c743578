namespace Sweep.Cli;

/// <summary>A verb cannot go on, for a reason that its user can change. The message names the place, the reason and the
/// remedy; it is printed as it is, without a stack trace.</summary>
internal sealed class RefusedException(string message, int exitCode = ExitCode.Refused) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
