namespace Sweep.Kubernetes;

/// <summary>A test that speaks to a real Kubernetes API server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KubernetesFactAttribute : FactAttribute
{
    public KubernetesFactAttribute()
    {
        if (ApiServer.Folder is null)
            Skip = "SWEEP_KAPI does not name a folder with up.sh and down.sh, which start and stop an API server";
    }

    /// <summary>It runs kubectl too.</summary>
    public bool NeedsKubectl
    {
        get;
        init
        {
            field = value;
            if (value && !Kubectl.IsInstalled) Skip ??= "there is no kubectl (apt-get install kubernetes-client)";
        }
    }

    /// <summary>It runs in <c>./test --kube</c> alone.</summary>
    public bool IsLong
    {
        get;
        init
        {
            field = value;
            if (value && Environment.GetEnvironmentVariable("SWEEP_KUBE") != "1") Skip ??= "only with ./test --kube";
        }
    }
}
