using Microsoft.AspNetCore.Http;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Http.Security;

namespace Sweep.Coordinator.Http.Operations;

/// <summary>Probes may always come. All else, unknown paths included, wants the token; where there is none, only
/// programs on this machine come this far, and pages of browsers are kept out.</summary>
internal sealed class OperationsAccess(SharedSecret? token)
{
    public Task Check(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Access>() == Access.Anyone) return next(context);
        var refusal = token is null
            ? AccessControl.CheckLocal(context.Request)
            : IsPresented(context.Request, token) ? null : Refusals.NoOperationsToken();
        return refusal is null ? next(context) : Refusals.Write(refusal, context);
    }

    private static bool IsPresented(HttpRequest request, SharedSecret token) =>
        AccessControl.Presented(request) is { } presented && token.Matches(presented);
}
