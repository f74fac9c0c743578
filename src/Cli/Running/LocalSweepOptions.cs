using Sweep.Coordinator.Journal;
using Sweep.Search;
using Sweep.Training;
using Sweep.Training.Data;

namespace Sweep.Cli.Running;

/// <summary>A sweep to run in this process.</summary>
public sealed record LocalSweepOptions
{
    public required Grid Grid { get; init; }

    /// <summary>The canonical definition, for the journal.</summary>
    public required string Definition { get; init; }

    public required IJournal Journal { get; init; }

    /// <summary>Trials that train at once, one per core.</summary>
    public required int Workers { get; init; }

    public required Func<string, LabelledData> OpenData { get; init; }

    public required Func<NetworkShape, LabelledData, ILaneEngine> CreateEngine { get; init; }

    /// <summary>Null: an interrupted trial starts from its beginning.</summary>
    public string? CheckpointDirectory { get; init; }

    /// <summary>Told facts once they are durable, in journal order, on the coordinator's thread; quick.</summary>
    public required Action<IReadOnlyList<RecordedFact>> OnFacts { get; init; }

    /// <summary>Told what went wrong without changing any result.</summary>
    public required Action<string, Exception> Warn { get; init; }
}
