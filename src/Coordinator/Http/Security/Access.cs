namespace Sweep.Coordinator.Http.Security;

/// <summary>Who may use a route. Each route says so; one that does not is closed to all but viewers.</summary>
internal sealed record Access(Role? Role, bool IsForNodes)
{
    /// <summary>Anyone, without a word.</summary>
    public static Access Anyone { get; } = new(null, false);

    /// <summary>Nodes, who know the join secret.</summary>
    public static Access Nodes { get; } = new(null, true);

    public static Access Viewer { get; } = new(Security.Role.Viewer, false);

    public static Access Submitter { get; } = new(Security.Role.Submitter, false);

    public static Access Admin { get; } = new(Security.Role.Admin, false);
}
