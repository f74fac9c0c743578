namespace Sweep.Cli.Rendering;

/// <summary>A configuration in the ranking so far.</summary>
/// <param name="SeedsOver">Its trials that have ended, in whatever way.</param>
internal sealed record LeadingRow(int Rank, string Configuration, double? Mean, double? Sd, int SeedsOver);
