namespace Sweep.Cli.Running;

/// <summary>Writes a command as a user would type it.</summary>
internal static class ShellText
{
    /// <summary>The words, quoted for a POSIX shell where they must be.</summary>
    public static string Command(string program, IEnumerable<string> words) =>
        string.Join(' ', words.Select(Quote).Prepend(program));

    private static string Quote(string word) =>
        word.Length > 0 && word.All(c =>
            char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
