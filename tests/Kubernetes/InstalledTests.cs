using System.Text.Json.Nodes;

namespace Sweep.Kubernetes;

/// <summary>The resource as people meet it with kubectl.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class InstalledTests(ApiServer server)
{
    [KubernetesFact(NeedsKubectl = true)]
    public void The_resource_definition_applies_and_is_established()
    {
        var applied = Kubectl.Run(server, "", "apply", "--server-side", "--force-conflicts", "-f",
            "deploy/k8s/base/crd.yaml");
        applied.ExitCode.ShouldBe(0, applied.Output);

        var wait = Kubectl.Run(
            server, "", "wait", "--for=condition=Established", "--timeout=60s", "crd/sweeps.sweep.dev");
        wait.ExitCode.ShouldBe(0, wait.Output);
    }

    [KubernetesFact(NeedsKubectl = true)]
    public void Every_example_applies_and_is_listed_with_its_columns()
    {
        var files = Directory.EnumerateFiles(Clone.PathOf("examples"), "*.yaml").Order(StringComparer.Ordinal).ToList();

        var applied = Kubectl.Run(server, "", "apply", "-f", "examples");
        var listed = Kubectl.Run(server, "", "get", "sw");

        applied.ExitCode.ShouldBe(0, applied.Output);
        listed.Output.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
            ["NAME", "PHASE", "DONE", "TOTAL", "RUNNING", "DIVERGED", "BEST", "BESTCONFIG", "ETA", "AGE"]);
        foreach (var name in files.Select(Path.GetFileNameWithoutExtension)) listed.Output.ShouldContain($"\n{name} ");
    }

    [KubernetesFact]
    public async Task Every_field_is_described()
    {
        var document = (await server.Get("/openapi/v3/apis/sweep.dev/v1alpha1")).Body;
        var sweep = document["components"]!["schemas"]!["dev.sweep.v1alpha1.Sweep"]!;
        var undescribed = new List<string>();
        var described = 0;

        Visit(sweep["properties"]!["spec"]!, "spec");
        Visit(sweep["properties"]!["status"]!, "status");

        undescribed.ShouldBeEmpty();
        described.ShouldBeGreaterThan(150);

        void Visit(JsonNode schema, string path)
        {
            if (schema["description"] is null) undescribed.Add(path);
            described++;
            foreach (var (name, field) in schema["properties"] as JsonObject ?? []) Visit(field!, $"{path}.{name}");
            if (schema["items"]?["properties"] is not null) Visit(schema["items"]!, $"{path}[]");
        }
    }

    [KubernetesFact(NeedsKubectl = true)]
    public void Kubectl_explains_an_option_with_its_defaults() =>
        Kubectl.Run(server, "", "explain", "sweep.spec.grid.weight_decay").Output
            .ShouldContain("adamw shrinks the weights apart from the gradient");

    [KubernetesFact]
    public async Task Defaults_are_filled_in_where_the_reader_has_them()
    {
        await server.ApplySweep("plain", "author",
            "spec: {trainer: {model: mlp, steps: 10}, grid: [{optimizer: sgd}], retries: {lost: 3}}");

        var spec = (await server.GetSweep("plain")).Body["spec"]!;

        spec["seeds"]!.GetValue<int>().ShouldBe(1);
        spec["trainer"]!["dataset"]!.GetValue<string>().ShouldBe("digits");
        spec["trainer"]!["hidden"].ShouldBeNull();
        spec["retries"]!.ToJsonString().ShouldBe(
            """{"deviceFault":0,"lost":3,"outOfMemory":0,"preempted":"unlimited"}""");
    }
}
