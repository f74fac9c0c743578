namespace Sweep.Training.Data;

/// <summary>Failures of the file system, in words.</summary>
internal static class DataFailures
{
    /// <summary>The system's message alone often lacks the path, so it is put first.</summary>
    public static DataSetException Access(string path, Exception failure)
    {
        var remedy = failure is UnauthorizedAccessException
            ? "Give this user the right to it"
            : "Check the disk and that nothing else uses the file";
        return new(DataErrorCodes.Access,
            $"{path}: {failure.Message.TrimEnd('.')}. {remedy}, or name another folder with --data.", failure);
    }
}
