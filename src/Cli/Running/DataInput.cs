using Sweep.Training.Data;

namespace Sweep.Cli.Running;

/// <summary>The data sets of a sweep. The one that its definition names is opened before the first trial starts, so
/// that a missing file is said at once.</summary>
internal sealed class DataInput(string? folder, DownloadReport downloads, CancellationToken stopping)
{
    private readonly DataSetCache cache = new(Options(folder, downloads), stopping);

    /// <summary>Thread-safe; every trial shares what was opened once.</summary>
    /// <exception cref="DataSetException">The data set is missing or damaged.</exception>
    public LabelledData Open(string name) => cache.Open(name);

    /// <summary>Opens ahead of time; false when a signal ended a download. A model without data names none.</summary>
    public bool IsReady(string name)
    {
        if (name.Length == 0) return true;
        try
        {
            cache.Open(name);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            downloads.End();
        }
    }

    private static DataSetOptions Options(string? folder, DownloadReport downloads)
    {
        var options = DataSetOptions.FromEnvironment(Environment.GetEnvironmentVariable, folder);
        return options.Download is { } download
            ? options with { Download = download with { Progress = downloads } }
            : options;
    }
}
