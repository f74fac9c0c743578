using Sweep.Messages;

namespace Sweep.Cli.Progress;

/// <summary>A trial that diverged, failed or was stopped, and why.</summary>
internal sealed record EarlyEnd(TrialId Trial, TrialState State, long Steps, Verdict? Verdict, string? Reason)
{
    /// <summary>One line for people: the rule and its sentence, or the failure's reason.</summary>
    public string Why =>
        Verdict is { } verdict ? $"{verdict.Rule}: {verdict.Message}" : Reason ?? "no reason was given";
}
