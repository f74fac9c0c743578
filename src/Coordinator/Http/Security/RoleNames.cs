namespace Sweep.Coordinator.Http.Security;

/// <summary>Roles as people type them.</summary>
public static class RoleNames
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Role>().Select(Of)];

    public static string Of(Role role) => role switch
    {
        Role.Admin => "admin",
        Role.Submitter => "submitter",
        _ => "viewer",
    };

    /// <summary>Null when there is no such role.</summary>
    public static Role? Parse(string name)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (Of(role) == name) return role;
        }

        return null;
    }
}
