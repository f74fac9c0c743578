using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Sweep.Coordinator.Http.Problems;

namespace Sweep.Coordinator.Http.Security;

/// <summary>Lets a request through to its route, or refuses it. With secrets every route but those open to anyone wants
/// one, unknown paths included. Without, only programs on this machine come this far, and pages of browsers are kept
/// out.</summary>
internal sealed class AccessControl(ServerSecrets? secrets)
{
    private const string Scheme = "Bearer ";

    public Task Check(HttpContext context, RequestDelegate next)
    {
        var access = context.GetEndpoint()?.Metadata.GetMetadata<Access>() ?? Access.Viewer;
        if (access == Access.Anyone) return next(context);
        var refusal = access.IsForNodes && context.Request.Headers.Origin.Count > 0
            ? Refusals.Browser()
            : secrets is null ? CheckLocal(context.Request) : Check(context, access, secrets);
        return refusal is null ? next(context) : Refusals.Write(refusal, context);
    }

    private static ProblemDraft? Check(HttpContext context, Access access, ServerSecrets secrets)
    {
        if (Presented(context.Request) is not { } presented) return Refusals.NoToken(access.IsForNodes);
        if (access.IsForNodes) return secrets.Join.Matches(presented) ? null : Refusals.NoToken(isForNodes: true);
        return secrets.Tokens.RoleOf(presented) switch
        {
            null => Refusals.NoToken(isForNodes: false),
            { } role when role < access.Role => Refusals.Role(role, access.Role!.Value),
            _ => null,
        };
    }

    /// <summary>Without secrets only a page in this machine's browser could reach us from elsewhere: by a name that
    /// leads here (the host gives it away), or by a request across origins (the origin does).</summary>
    public static ProblemDraft? CheckLocal(HttpRequest request)
    {
        var isLocal = ListenAddress.IsLoopback(request.Host.Host);
        var origin = request.Headers.Origin.ToString();
        return isLocal && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}")
            ? null
            : Refusals.Browser();
    }

    /// <summary>Only from the header: a URL stands in logs and histories.</summary>
    public static string? Presented(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization] is [{ Length: <= AccessToken.LengthMax + 7 } header]
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}
