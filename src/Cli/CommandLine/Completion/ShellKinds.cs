using System.CommandLine.Completions;

namespace Sweep.Cli.CommandLine.Completion;

/// <summary>What the shell itself completes best: it knows its user's quoting, tilde and hidden files.</summary>
internal static class ShellKinds
{
    public const string Words = "words";
    public const string Files = "files";
    public const string Folders = "folders";

    public static IEnumerable<CompletionItem> OfFiles(CompletionContext context) => [new("", kind: Files)];

    public static IEnumerable<CompletionItem> OfFolders(CompletionContext context) => [new("", kind: Folders)];
}
