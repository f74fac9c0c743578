using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>One row of the table of facts, with the checksum of the fact before it where the query brings it.</summary>
internal sealed record PostgresFact(long Sequence, long? Trial, byte[] Body, uint Checksum)
{
    internal uint? Previous { get; init; }

    internal FactRow Of(uint? previous) => new()
    {
        Sequence = Sequence,
        Trial = Trial,
        Body = Body,
        Checksum = Checksum,
        Previous = previous,
    };
}
