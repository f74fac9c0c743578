namespace Sweep.EndToEnd.Clusters;

/// <summary>A test that runs a script of examples/cluster with PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresClusterFactAttribute : FactAttribute
{
    public PostgresClusterFactAttribute() => Skip = ClusterScript.WhyNoPostgres;
}
