using Microsoft.AspNetCore.Http;
using Sweep.Coordinator.Http.Problems;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http;

/// <summary>Only a coordinator that leads answers for the cluster; another one says where to ask.</summary>
internal sealed class LeadershipGate(Func<Leadership> current)
{
    private const string LeaderHeader = "Sweep-Leader";

    public Task Check(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AnswersAlways>() is not null) return next(context);
        switch (current())
        {
            case Leadership.Leads leads:
                context.Features.Set(leads.Access);
                return next(context);
            case Leadership.StandsBy standsBy:
                return Redirect(context, standsBy.Leader);
            case Leadership.Unavailable unavailable:
                return Faults.Unavailable(unavailable.Why).Write(context);
            case var other:
                throw new InvalidOperationException($"{other} is no answer");
        }
    }

    public ReadyEntry Ready() => current() switch
    {
        Leadership.Leads => new ReadyEntry(true, null, "This coordinator leads and its store is open."),
        Leadership.StandsBy { Leader: var leader } => new ReadyEntry(
            false,
            leader,
            leader is null ? "It stands by; none leads at the moment." : $"It stands by; {leader} leads."),
        Leadership.Unavailable unavailable => new ReadyEntry(false, null, unavailable.Why),
        var other => throw new InvalidOperationException($"{other} is no answer"),
    };

    private static Task Redirect(HttpContext context, string? leader)
    {
        var problem = Faults.Standby(leader);
        if (leader is not null)
        {
            context.Response.Headers[LeaderHeader] = leader;
            var request = context.Request;
            context.Response.Headers.Location = leader.TrimEnd('/') + request.Path + request.QueryString;
            // A client repeats what it asked for; a change is only repeated when the client has read who leads.
            if (HttpMethods.IsGet(context.Request.Method)) problem = problem with { Status = 307 };
        }

        context.Response.Headers.RetryAfter = "2";
        return problem.Write(context);
    }
}
