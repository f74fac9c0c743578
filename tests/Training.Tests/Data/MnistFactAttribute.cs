namespace Sweep.Training.Tests.Data;

/// <summary>A test of the real MNIST files, which are not part of a clone.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute()
    {
        if (!Directory.Exists(Path.Combine(Folder, "mnist"))) Skip = "SWEEP_DATA does not name a folder with mnist";
    }

    /// <summary>The folder that holds <c>mnist</c>.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("SWEEP_DATA") ?? "";
}
