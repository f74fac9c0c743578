using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>Starts the divergence monitor of a trial.</summary>
public delegate DivergenceMonitor DivergenceRule(TrialId trial, GuessLevel guess);
