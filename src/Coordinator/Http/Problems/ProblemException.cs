namespace Sweep.Coordinator.Http.Problems;

/// <summary>Ends a request with a problem.</summary>
internal sealed class ProblemException(ProblemDraft problem) : Exception(problem.Detail)
{
    public ProblemDraft Problem => problem;
}
