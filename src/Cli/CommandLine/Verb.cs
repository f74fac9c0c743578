using System.CommandLine;

namespace Sweep.Cli.CommandLine;

/// <summary>A command with examples for its help.</summary>
internal sealed record Verb(Command Command, params string[] Examples);
