using Sweep.Training.Data.Digits;
using Sweep.Training.Data.Idx;
using Sweep.Training.Data.Mnist;

namespace Sweep.Training.Data;

/// <summary>Finds and decodes data sets by name: <c>digits</c> is drawn, every other name is a folder of four IDX
/// files, and <c>mnist</c> is downloaded where it is nowhere to be found. docs/data.md describes the places.</summary>
public static class DataSets
{
    /// <summary>The data set that needs no file.</summary>
    public const string Digits = "digits";

    /// <summary>The data set that can be downloaded and has known checksums.</summary>
    public const string Mnist = "mnist";

    /// <summary>Decodes a data set. It takes up to seconds, or minutes when it downloads; open it once with
    /// <see cref="DataSetCache"/> and share it.</summary>
    /// <param name="name"><c>digits</c>, or the name of a folder.</param>
    /// <param name="options">Where to look.</param>
    /// <param name="cancellation">Ends a download; what was received is kept and gone on with next time.</param>
    /// <exception cref="DataSetException">The data set is missing or damaged.</exception>
    /// <exception cref="OperationCanceledException">The download was ended.</exception>
    public static LabelledData Open(string name, DataSetOptions options, CancellationToken cancellation = default)
    {
        if (name == Digits) return DigitPainter.DrawDataSet(options.DigitsSeed);

        RequireName(name);
        RequireDataFolder(options);
        var places = Places(name, options);
        var folder = places.Select(place => new IdxFolder(place.Path)).FirstOrDefault(place => place.Exists);
        var cached = options.CacheFolder is null ? null : new IdxFolder(Path.Combine(options.CacheFolder, name));
        if (name == Mnist && options.Download is { } download && cached is not null
            && (folder is null || folder.Path == cached.Path))
        {
            new MnistDownload(download).Complete(cached, cancellation);
            folder = cached;
        }

        if (folder is null) throw Missing(name, places);
        if (folder.MissingFiles() is [var file, ..]) throw Incomplete(folder, file, places);
        var checksums = name == Mnist ? MnistFiles.Checksums : null;
        return folder.Read(name, new IdxReader(options.MemoryBytesMax), checksums);
    }

    /// <summary>A name comes from a definition that somebody else may have written: it must stay inside the folder.
    /// </summary>
    private static void RequireName(string name)
    {
        var isPlain = name.Length is > 0 and <= 100 && name[0] != '.'
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
        if (isPlain) return;

        throw new DataSetException(DataErrorCodes.Name, $"dataset '{name}': a data set is named by letters, digits, "
            + "'-', '_' and '.' (not first). Give the name of a folder, and its parent with --data.");
    }

    private static void RequireDataFolder(DataSetOptions options)
    {
        if (options.DataFolder is null || Directory.Exists(options.DataFolder)) return;

        throw new DataSetException(DataErrorCodes.Folder, $"--data {options.DataFolder}: there is no such folder. "
            + "Name the folder that holds the data set's folder.");
    }

    private static List<Place> Places(string name, DataSetOptions options)
    {
        (string Source, string? Folder)[] roots =
            [("--data", options.DataFolder), ("SWEEP_DATA", options.EnvironmentFolder), ("cache", options.CacheFolder)];
        return [.. from root in roots
                   where root.Folder is not null
                   select new Place(root.Source, Path.Combine(root.Folder, name))];
    }

    private static DataSetException Missing(string name, List<Place> places) => new(DataErrorCodes.Missing,
        $"dataset '{name}' was not found; {LookedAt(places)}. Put its four IDX files into one of these folders, name "
        + "its parent with --data, or use the data set 'digits', which needs no files.");

    private static DataSetException Incomplete(IdxFolder folder, string file, List<Place> places) =>
        new(DataErrorCodes.Missing, $"{Path.Combine(folder.Path, file)} is missing (.gz would do as well); "
            + $"{LookedAt(places)}. Put the file there, or take the folder away.");

    private static string LookedAt(List<Place> places)
    {
        if (places.Count == 0) return "there is no place to look at: no --data, no SWEEP_DATA and no home folder";

        return "looked at " + string.Join(", ", places.Select(place =>
            $"{place.Path} ({place.Source}: {(Directory.Exists(place.Path) ? "a folder" : "no such folder")})"));
    }

    private sealed record Place(string Source, string Path);
}
