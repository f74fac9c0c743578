namespace Sweep.Messages.Api;

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="File">As the client named it.</param>
/// <param name="Line">From 1; 0 when it has no place in the file.</param>
/// <param name="Column">From 1; 0 when it has no place in the file.</param>
/// <param name="Message">What, why, and what to write instead.</param>
public sealed record ProblemError(string File, int Line, int Column, string Message);
