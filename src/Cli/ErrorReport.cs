using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Results;
using Sweep.Training.Data;

namespace Sweep.Cli;

/// <summary>Says what went wrong in words for people, and with which exit code. A stack trace goes to a log file at
/// most.</summary>
internal static class ErrorReport
{
    public static bool Knows(Exception failure) =>
        failure is RefusedException or ServerException or JournalException or ResultFilesException or DataSetException
            or IOException or UnauthorizedAccessException;

    /// <summary>Writes the message of an operating failure and returns the exit code that belongs to it.</summary>
    public static int Write(Exception failure, string command, Terminal terminal)
    {
        terminal.Error.WriteLine($"{command}: {failure.Message}");
        return failure switch
        {
            RefusedException refused => refused.ExitCode,
            ServerException server => server.ExitCode,
            DataSetException => ExitCode.Refused,
            JournalException { Fault: JournalFault.DiskFull or JournalFault.StorageFailed } => ExitCode.Failed,
            JournalException => ExitCode.Refused,
            _ => ExitCode.Failed,
        };
    }

    /// <summary>An exception that no one foresaw.</summary>
    public static int WriteBug(Exception bug, Terminal terminal)
    {
        var log = KeepStack(bug);
        terminal.Error.WriteLine($"sweep: {bug.GetType().Name}: {bug.Message.ReplaceLineEndings(" ")}");
        terminal.Error.WriteLine($"sweep: this is a bug; {log}. What was recorded is kept.");
        return ExitCode.Failed;
    }

    private static string KeepStack(Exception bug)
    {
        try
        {
            var path = Path.Combine(Path.GetTempPath(), $"sweep-bug-{Environment.ProcessId}.log");
            File.WriteAllText(path, bug + "\n");
            return $"{path} says where it happened";
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return $"where it happened could not be written to a file ({unwritable.Message})";
        }
    }
}
