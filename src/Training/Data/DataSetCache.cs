using System.Collections.Concurrent;

namespace Sweep.Training.Data;

/// <summary>Opens each data set once; all who ask for it share it, also when they ask at the same time. A failure is
/// told to everyone who waits for it, and the next one to ask tries again.</summary>
/// <param name="options">Where to look.</param>
/// <param name="cancellation">Ends downloads.</param>
public sealed class DataSetCache(DataSetOptions options, CancellationToken cancellation = default)
{
    private readonly ConcurrentDictionary<string, Lazy<LabelledData>> _opened = new(StringComparer.Ordinal);

    /// <summary>The data set of that name. Thread-safe; blocks while it is being opened.</summary>
    /// <exception cref="DataSetException">The data set is missing or damaged.</exception>
    /// <exception cref="OperationCanceledException">The download was ended.</exception>
    public LabelledData Open(string name)
    {
        var entry = _opened.GetOrAdd(name, key => new(() => DataSets.Open(key, options, cancellation)));
        try
        {
            return entry.Value;
        }
        catch
        {
            _opened.TryRemove(KeyValuePair.Create(name, entry));
            throw;
        }
    }
}
