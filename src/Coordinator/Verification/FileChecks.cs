using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Results;

namespace Sweep.Coordinator.Verification;

/// <summary>Renders the result files again and compares them with those in the folder, byte for byte, without holding
/// either in memory.</summary>
internal static class FileChecks
{
    public static void Check(string directory, SweepFrame sweep, IJournalReader journal, VerificationDraft draft)
    {
        var missing = ResultFiles.Names.Where(name => !File.Exists(Path.Combine(directory, name))).ToArray();
        if (sweep.End is null)
        {
            draft.Note("the sweep is not finished, so its result files were not compared: they are written when it " +
                "ends or is interrupted.");
            return;
        }

        foreach (var name in missing)
        {
            draft.Find($"{Path.Combine(directory, name)} is missing: run again with the same --out to write it.");
        }

        var comparisons = new List<ComparingStream>();
        ResultDocuments.Render(sweep.Plan, journal, name =>
        {
            if (missing.Contains(name)) return Stream.Null;
            comparisons.Add(new ComparingStream(Path.Combine(directory, name)));
            return comparisons[^1];
        });
        draft.Files = comparisons.Count;
        foreach (var comparison in comparisons)
        {
            if (comparison.Difference is { } difference) draft.Find(difference);
        }
    }
}
