namespace Sweep.Coordinator.Tests.Journal;

/// <summary>A test that needs a disk of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.MayMount) Skip = "this user may not mount a tmpfs (CAP_SYS_ADMIN)";
    }
}
