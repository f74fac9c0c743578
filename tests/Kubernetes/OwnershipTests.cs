namespace Sweep.Kubernetes;

/// <summary>Several writers of one resource.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class OwnershipTests(ApiServer server)
{
    private const string Author =
        "spec: {trainer: {model: mlp, steps: 10}, grid: [{optimizer: sgd, lr: [0.1]}], seeds: 3}";

    private const string Other = "spec: {suspend: true, nodes: 4}";

    [KubernetesFact]
    public async Task Two_managers_of_different_fields_do_not_fight()
    {
        (await server.ApplySweep("shared", "author", Author)).Status.ShouldBe(201);
        (await server.ApplySweep("shared", "scaler", Other)).Status.ShouldBe(200);
        (await server.ApplySweep("shared", "author", Author)).Status.ShouldBe(200);

        var spec = (await server.GetSweep("shared")).Body["spec"]!;

        spec["suspend"]!.GetValue<bool>().ShouldBeTrue();
        spec["nodes"]!.GetValue<int>().ShouldBe(4);
        spec["seeds"]!.GetValue<int>().ShouldBe(3);
    }

    [KubernetesFact]
    public async Task A_field_of_another_manager_is_a_conflict_that_names_it()
    {
        await server.ApplySweep("owned", "author", Author);

        var answer = await server.ApplySweep("owned", "scaler", "spec: {seeds: 4}");

        answer.Status.ShouldBe(409);
        $"{answer.Body["message"]}".ShouldContain("conflict with \"author\": .spec.seeds");
    }

    [KubernetesFact]
    public async Task Conditions_are_owned_one_by_one()
    {
        await server.ApplySweep("conditions", "author", Author);

        var accepted = await server.ApplySweep("conditions", "operator", Condition("Accepted"), "/status");
        var complete = await server.ApplySweep("conditions", "other", Condition("Complete"), "/status");

        accepted.Status.ShouldBe(200, $"{accepted.Body}");
        complete.Status.ShouldBe(200, $"{complete.Body}");
        var conditions = (await server.GetSweep("conditions")).Body["status"]!["conditions"]!.AsArray();
        conditions.Select(condition => $"{condition!["type"]}").ShouldBe(["Accepted", "Complete"], ignoreOrder: true);
    }

    [KubernetesFact]
    public async Task The_scale_subresource_is_the_number_of_nodes()
    {
        await server.ApplySweep("scaled", "author", Author);
        await server.ApplySweep("scaled", "scaler", Other);

        var scale = (await server.GetSweep("scaled", "/scale")).Body;

        scale["spec"]!["replicas"]!.GetValue<int>().ShouldBe(4);
    }

    private static string Condition(string type) =>
        $"status: {{conditions: [{{type: {type}, status: \"True\", reason: Tried, message: \"as a test\", "
        + "lastTransitionTime: \"2026-01-01T00:00:00Z\"}]}";
}
