using Microsoft.AspNetCore.Http;
using Sweep.Coordinator.Http.Problems;

namespace Sweep.Coordinator.Http.Security;

/// <summary>What is said to those who may not.</summary>
internal static class Refusals
{
    public static Task Write(ProblemDraft refusal, HttpContext context)
    {
        if (refusal.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"sweep\"";
        return refusal.Write(context);
    }

    public static ProblemDraft NoToken(bool isForNodes) => new(401, "token", isForNodes
        ? "This is where nodes join, and the join secret is missing or wrong."
        : "A token is missing, or it is none of this coordinator's.")
    {
        Remedy = isForNodes
            ? "Start the node with the coordinator's secret: --join-secret-file FILE or SWEEP_JOIN_SECRET."
            : "Send 'Authorization: Bearer TOKEN'; 'sweep token create' on the coordinator's machine makes one, and "
                + "SWEEP_TOKEN gives it to sweep's verbs.",
    };

    public static ProblemDraft NoOperationsToken() => new(401, "token", "The token is missing or wrong.")
    {
        Remedy = "Send 'Authorization: Bearer TOKEN' with what stands in the file of --ops-token-file.",
    };

    public static ProblemDraft Role(Role has, Role needs) => new(
        403, "role", $"The token's role is {RoleNames.Of(has)}, and this needs {RoleNames.Of(needs)}.")
    {
        Remedy = $"Use a token with the role {RoleNames.Of(needs)}: 'sweep token create --role {RoleNames.Of(needs)}'.",
    };

    public static ProblemDraft Browser() => new(
        403, "role", "The request comes from a page of another origin, or by a name that is not this machine's own.")
    {
        Remedy = "Ask for http://127.0.0.1 or http://localhost; to open the coordinator to others, give it secrets "
            + "(docs/security.md).",
    };
}
