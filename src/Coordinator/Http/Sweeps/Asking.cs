using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Problems;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>Brings a request to the coordinator and its reply back.</summary>
internal static class Asking
{
    /// <exception cref="ProblemException">It was refused.</exception>
    public static async Task<ChangeReply> Ask(CoordinatorAccess coordinator, ClusterRequest request)
    {
        var reply = await Reply(coordinator, request);
        return reply switch
        {
            ClusterReply.Accepted accepted => new ChangeReply
            {
                Change = Word(accepted.Change),
                Message = accepted.Message,
                Sweep = accepted.Sweep is { } id ? EntryOf(coordinator, id) : null,
            },
            ClusterReply.Refused { Kind: RefusalKind.NotFound } refused =>
                throw new ProblemDraft(404, "not-found", refused.Reason)
                {
                    Remedy = "Ask for the list anew: it may have been deleted, or have left, a moment ago.",
                }.AsException(),
            ClusterReply.Refused refused => throw Mistakes.Conflict(
                refused.Reason, "Look at where it stands (GET), and ask for what fits.").AsException(),
            _ => throw new InvalidOperationException($"{reply} is no reply"),
        };
    }

    private static async Task<ClusterReply> Reply(CoordinatorAccess coordinator, ClusterRequest request)
    {
        try
        {
            return await coordinator.Ports.Ask(request);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            throw Faults.Unavailable("The coordinator is ending: the request was not carried out.").AsException();
        }
    }

    private static SweepEntry? EntryOf(CoordinatorAccess coordinator, SweepId id) =>
        coordinator.State.Sweeps.TryGetValue(id, out var sweep) ? SweepEntries.Of(sweep) : null;

    private static string Word(RequestChange change) => change switch
    {
        RequestChange.Created => "created",
        RequestChange.Extended => "extended",
        RequestChange.Changed => "changed",
        _ => "none",
    };
}
