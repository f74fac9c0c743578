using Sweep.Coordinator.Http.Problems;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>What people give as a reason, which is kept for ever and shown on terminals.</summary>
internal static class Reasons
{
    private const int LengthMax = 500;

    /// <summary>On one line, without control characters; null when there is none.</summary>
    /// <exception cref="ProblemException">It is a story.</exception>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > LengthMax)
            throw Mistakes.Argument("The reason is too long.", $"Use at most {LengthMax} characters.").AsException();
        return string.Concat(text.Trim().Select(letter => char.IsControl(letter) ? ' ' : letter));
    }
}
