namespace Sweep.Cli.CommandLine.Completion;

/// <param name="Description">For shells that show one; may be empty.</param>
internal readonly record struct Suggestion(string Word, string Description);
