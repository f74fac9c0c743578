namespace Sweep.EndToEnd.Clusters;

/// <summary>A test that runs a script of examples/cluster.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = ClusterScript.WhyNot;
}
