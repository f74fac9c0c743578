using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Comparing;

/// <summary>A configuration in one or both of two sweeps.</summary>
internal sealed record ComparedRow(Configuration Configuration, SeedComparison Comparison);
