namespace Sweep.Coordinator.Journal;

/// <summary>An operating failure of the journal's storage. The message names the file, the reason and the
/// remedy.</summary>
public sealed class JournalException(JournalFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public JournalFault Fault { get; } = fault;
}
