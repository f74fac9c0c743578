using Sweep.Coordinator.Journal;
using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>Starts the divergence monitor of a trial whose first attempt began.</summary>
public delegate DivergenceMonitor DivergenceRule(SweepFact.AttemptBegan began);
