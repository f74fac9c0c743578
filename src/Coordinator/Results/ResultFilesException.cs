namespace Sweep.Coordinator.Results;

/// <summary>The result files could not be written. The message names the folder, the reason and the remedy; the journal
/// still holds everything, and the files of an earlier run are as they were.</summary>
public sealed class ResultFilesException(string message, Exception inner) : Exception(message, inner)
{
    internal static ResultFilesException From(string directory, Exception failure) => new(
        $"{directory}: the result files cannot be written: {ReasonOf(failure)} ({failure.Message}) Nothing that was " +
        "recorded is lost: the journal holds it. Run again with the same --out to write them.",
        failure);

    private static string ReasonOf(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "this user may not, or the disk is read-only; make the folder writable.",
        // .NET gives the error number of the system as HResult: ENOSPC, EDQUOT, EROFS; the others are Windows's.
        IOException { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } =>
            "the disk is full; free some space on it.",
        IOException { HResult: 30 or unchecked((int)0x80070013) } => "the disk is read-only; make it writable.",
        _ => "the folder or a file in it is in the way, or gone.",
    };
}
