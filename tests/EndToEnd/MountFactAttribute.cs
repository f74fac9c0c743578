namespace Sweep.EndToEnd;

/// <summary>A test that mounts a small disk, which only root may do.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            Skip = "only root on Linux may mount a small disk";
    }
}
