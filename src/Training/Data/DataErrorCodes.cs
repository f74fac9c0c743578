namespace Sweep.Training.Data;

/// <summary>Why a data set was refused; docs/errors.md shows an example of each.</summary>
public static class DataErrorCodes
{
    /// <summary>The name is no plain folder name.</summary>
    public const string Name = "data.name";

    /// <summary>The folder that was named to hold data sets is not there.</summary>
    public const string Folder = "data.folder";

    /// <summary>No place holds the data set, or its folder lacks a file.</summary>
    public const string Missing = "data.missing";

    /// <summary>A file cannot be read or written: rights, disk.</summary>
    public const string Access = "data.access";

    /// <summary>A file is no IDX file of the kind that its name promises.</summary>
    public const string Format = "data.format";

    /// <summary>A file ends before or after the length that its header states.</summary>
    public const string Length = "data.length";

    /// <summary>A .gz file does not unpack, or its checksum is wrong.</summary>
    public const string Compression = "data.compression";

    /// <summary>A header states a size that is zero or more than this machine can hold.</summary>
    public const string Size = "data.size";

    /// <summary>Files that do not belong together: counts or shapes differ.</summary>
    public const string Mismatch = "data.mismatch";

    /// <summary>A file that has a known checksum has another.</summary>
    public const string Checksum = "data.checksum";

    /// <summary>The download failed from every mirror.</summary>
    public const string Download = "data.download";
}
