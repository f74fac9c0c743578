namespace Sweep.Cli.Rendering;

/// <summary>A trial as people know it: its configuration and its seed.</summary>
internal readonly record struct TrialLabel(string Configuration, int Seed);
