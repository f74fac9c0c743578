using System.Globalization;
using Sweep.Messages.Definition;
using static Sweep.Messages.Tests.Definition.Definitions;

namespace Sweep.Messages.Tests.Definition;

public sealed class CanonicalDefinitionTests
{
    private const string Everything = """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: everything}
        spec:
          trainer: {model: synthetic, steps: 90, evaluateEvery: 30, reportEvery: 7, batchSize: 8, durationSeconds: 0.25}
          objective: {metric: train_loss, goal: maximize}
          grid:
            - optimizer: [adam, nadam]
              hidden: [[], [3], [4, 5]]
              betas: [[0.9, 0.999], [0.5, 0.25]]
              zip: [{lr: [1e-7, 0.5], eps: [1e-10, 1e10]}, {steps: [90, 45], batchSize: [1, 2]}]
              include: [{optimizer: sgd, nesterov: true, momentum: 0.9}]
              exclude: [{lr: 0.5, steps: [90, 45]}, {hidden: [], optimizer: nadam}]
            - include: {optimizer: rprop, step_sizes: [0, 1]}
          seeds: [5, 3]
          parallelism: 3
          retries: {outOfMemory: 2, deviceFault: 3, lost: unlimited, preempted: 4}
          priority: -7
          placement: {labels: {zone: west, example.com/gpu: a100}, device: cuda}
          checkpoints: {every: 1m30s, to: coordinator}
          budget: {trials: 100, failures: 2, time: 1h30m10s, sameError: never}
          divergence: {enabled: false, lossFactor: 2.5, reports: 9, grace: 1, graceSteps: 5}
        """;

    [Fact]
    public void Reading_and_writing_give_the_same_bytes()
    {
        var once = CanonicalDefinition.Write(Valid(Everything));

        CanonicalDefinition.Write(CanonicalDefinition.Read(once)).ShouldBe(once);
    }

    [Fact]
    public void Every_field_survives()
    {
        var sweep = CanonicalDefinition.Read(CanonicalDefinition.Write(Valid(Everything)));

        sweep.Trainer.ReportEvery.ShouldBe(7);
        sweep.Trainer.DurationSeconds.ShouldBe(0.25);
        sweep.Objective.ShouldBe(new Objective("train_loss", Goal.Maximize));
        sweep.Seeds.ShouldBe([5, 3]);
        sweep.Parallelism.ShouldBe(3);
        sweep.Retries.ShouldBe(
            new RetryOptions { OutOfMemory = 2, DeviceFault = 3, Lost = null, Preempted = 4 });
        sweep.Priority.ShouldBe(-7);
        sweep.Placement.Labels.ShouldBe(new Dictionary<string, string>
        {
            ["example.com/gpu"] = "a100", ["zone"] = "west",
        }, ignoreOrder: false);
        sweep.Placement.Device.ShouldBe("cuda");
        sweep.Checkpoints.ShouldBe(
            new CheckpointOptions { Every = TimeSpan.FromSeconds(90), To = CheckpointPlace.Coordinator });
        sweep.Budget.ShouldBe(new BudgetOptions
        {
            Trials = 100, Failures = 2, Time = new TimeSpan(1, 30, 10), SameError = null,
        });
        sweep.Divergence.ShouldBe(new DivergenceOptions
        {
            Enabled = false, LossFactor = 2.5, Reports = 9, Grace = 1, GraceSteps = 5,
        });
        sweep.Grid[0].Linked.Length.ShouldBe(2);
        sweep.Grid[0].Exclude.Length.ShouldBe(2);
        sweep.Grid[1].Include.Single().Values[1].Value.Canonical.ShouldBe("[0,1]");
    }

    [Fact]
    public void Spelling_key_order_and_aliases_do_not_matter()
    {
        var one = WithGrid("[{optimizer: sgd, lr: [1e-3, 0.1], momentum: 0.90}]", "seeds: [0, 1, 2]");
        var two = WithGrid("[{momentum: &m [9e-1], \"lr\": [0.0010, +0.1], optimizer: [sgd]}]", "seeds: 3");

        CanonicalDefinition.Write(Valid(two)).ShouldBe(CanonicalDefinition.Write(Valid(one)));
    }

    [Fact]
    public void The_bytes_are_frozen_because_journals_hold_them() =>
        CanonicalDefinition.Write(Valid(WithGrid("[{optimizer: sgd, lr: [0.1, 1e-5]}]", "seeds: 3"))).ShouldBe(
            """
            {"apiVersion":"sweep.dev/v1alpha1","kind":"Sweep","metadata":{"name":"example"},"spec":{"trainer":{"model":
            "mlp","dataset":"digits","hidden":[100],"batchSize":100,"steps":100},"objective":{"metric":"accuracy",
            "goal":"maximize"},"grid":[{"optimizer":["sgd"],"lr":[0.1,1e-05]}],"seeds":3,"budget":{},"retries":0,
            "divergence":{"enabled":true,"lossFactor":10,"reports":3,"grace":0.2,"graceSteps":400}}}
            """.ReplaceLineEndings(""));

    [Theory]
    [InlineData("retries: {lost: 100}", "priority: 0", "checkpoints: {every: 10s, to: folder}")]
    [InlineData("retries: 0", "placement: {labels: {}}", "budget: {sameError: 3}")]
    [InlineData("retries: {preempted: unlimited, deviceFault: 0}", "placement: {}", "checkpoints: {}")]
    public void Defaults_that_are_written_out_leave_no_trace(params string[] lines) =>
        CanonicalDefinition.Write(Valid(WithGrid("[{optimizer: sgd}]", lines)))
            .ShouldBe(CanonicalDefinition.Write(Valid(WithGrid("[{optimizer: sgd}]"))));

    [Theory]
    [InlineData("retries: 5", "\"retries\":5,")]
    [InlineData("retries: {deviceFault: 5, outOfMemory: 5}", "\"retries\":5,")]
    [InlineData("retries: {lost: 2}",
        "\"retries\":{\"outOfMemory\":0,\"deviceFault\":0,\"lost\":2,\"preempted\":\"unlimited\"}")]
    [InlineData("budget: {sameError: null}", "\"budget\":{\"sameError\":\"never\"}")]
    [InlineData("checkpoints: {every: 90s}", "\"checkpoints\":{\"every\":\"1m30s\"}")]
    [InlineData("placement: {labels: {b: \"1\", a: x}}", "\"placement\":{\"labels\":{\"a\":\"x\",\"b\":\"1\"}}")]
    public void Options_of_a_cluster_have_one_form(string line, string expected)
    {
        var text = CanonicalDefinition.Write(Valid(WithGrid("[{optimizer: sgd}]", line)));

        text.ShouldContain(expected);
        CanonicalDefinition.Write(CanonicalDefinition.Read(text)).ShouldBe(text);
    }

    [Fact]
    public void The_bytes_of_a_sweep_in_epochs_are_frozen_too()
    {
        var trainer = "{normalise: {sd: 0.3081, mean: 0.1307}, "
            + "model: lenet, epochs: 10, dataset: mnist, batchSize: 128}";

        var text = CanonicalDefinition.Write(Valid(WithTrainer(trainer, "[{optimizer: sgd, epochs: [10, 20]}]")));

        text.ShouldContain("""
            "spec":{"trainer":{"model":"lenet","dataset":"mnist","normalise":{"mean":0.1307,"sd":0.3081},
            "batchSize":128,"epochs":10},"objective":{"metric":"accuracy","goal":"maximize"},
            "grid":[{"optimizer":["sgd"],"epochs":[10,20]}],"seeds":1,
            """.ReplaceLineEndings(""));
        CanonicalDefinition.Write(CanonicalDefinition.Read(text)).ShouldBe(text);
    }

    [Fact]
    public void A_damaged_text_is_refused_with_its_reason() =>
        Should.Throw<InvalidDataException>(() => CanonicalDefinition.Read("{}"))
            .Message.ShouldBe("the recorded definition:1:1: apiVersion is missing; add it: sweep.dev/v1alpha1");

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_number_survives(uint seed)
    {
        var value = Math.Abs(BitConverter.Int64BitsToDouble(unchecked((long)(seed * 0x9E3779B97F4A7C15UL))));
        if (!double.IsFinite(value)) value = seed;

        var sweep = Valid(WithGrid($"[{{optimizer: sgd, lr: {value.ToString("R", CultureInfo.InvariantCulture)}}}]"));

        var copy = CanonicalDefinition.Read(CanonicalDefinition.Write(sweep));
        copy.Grid[0].Axes.Single(axis => axis.Name == "lr").Values.Single().ShouldBe(new ParameterValue.Number(value));
    }

    public static TheoryData<uint> Seeds() => [.. Enumerable.Range(1, 100).Select(seed => (uint)seed)];
}
