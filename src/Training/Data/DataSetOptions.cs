using Sweep.Training.Data.Mnist;

namespace Sweep.Training.Data;

/// <summary>Where data sets are looked for, and how MNIST is fetched. Everything that comes from the process's
/// environment is handed in here.</summary>
public sealed record DataSetOptions
{
    /// <summary>The folder of <c>--data</c>; it must exist.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The folder of the variable SWEEP_DATA.</summary>
    public string? EnvironmentFolder { get; init; }

    /// <summary>The user's cache, the only folder that is written to; none where the user has no home.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The most memory, in bytes, that the values of one file may take.</summary>
    public long MemoryBytesMax { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>Seed of the data set <c>digits</c>.</summary>
    public int DigitsSeed { get; init; }

    /// <summary>How MNIST is downloaded; null: never.</summary>
    public DownloadOptions? Download { get; init; } = new();

    /// <summary>The options of a process.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="dataFolder">The argument of <c>--data</c>, if there was one.</param>
    public static DataSetOptions FromEnvironment(Func<string, string?> variable, string? dataFolder = null)
    {
        var cache = NotEmpty(variable("XDG_CACHE_HOME"))
            ?? (NotEmpty(variable("HOME")) is { } home ? Path.Combine(home, ".cache") : null);
        return new()
        {
            DataFolder = dataFolder,
            EnvironmentFolder = NotEmpty(variable("SWEEP_DATA")),
            CacheFolder = cache is null ? null : Path.Combine(cache, "sweep", "data"),
        };
    }

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
