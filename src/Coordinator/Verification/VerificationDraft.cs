using System.Runtime.CompilerServices;

namespace Sweep.Coordinator.Verification;

/// <summary>The report while it is being made.</summary>
internal sealed class VerificationDraft
{
    private readonly List<string> _findings = [];
    private readonly List<string> _notes = [];
    private long _findingCount;

    public long Facts { get; set; }

    public long Trials { get; set; }

    public long Finished { get; set; }

    public long Attempts { get; set; }

    public long Reports { get; set; }

    public long Verdicts { get; set; }

    public int Files { get; set; }

    public void Find(string finding)
    {
        _findingCount++;
        if (_findings.Count < VerificationReport.FindingsMax) _findings.Add(finding);
    }

    public void FindUnless(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] FindingText finding)
    {
        if (!holds) Find(finding.ToStringAndClear());
    }

    public void Note(string note) => _notes.Add(note);

    public VerificationReport ToReport() => new(
        [.. _findings], _findingCount, [.. _notes], Facts, Trials, Finished, Attempts, Reports, Verdicts, Files);
}
