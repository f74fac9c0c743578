using Sweep.Cli.Logs;

namespace Sweep.Cli.Results;

/// <summary>Says where the results are.</summary>
internal static class FilePlaces
{
    public static string Describe(string? folder) => folder is null
        ? "Nothing was written: give --out DIR to keep the trials, their curves and this table."
        : $"{folder} holds trials.csv, reports.csv, attempts.csv, summary.json and {RunLog.FileName}.";
}
