namespace Sweep.Coordinator.Http.Trials;

/// <summary>By what a list of trials is ordered.</summary>
internal enum TrialSort
{
    /// <summary>By position in the grid.</summary>
    Trial,

    /// <summary>The best first; NaN and missing values last.</summary>
    Objective,

    Steps,

    State,
}
