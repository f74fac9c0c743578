using Sweep.Messages.Definition;
using static Sweep.Messages.Tests.Definition.Definitions;

namespace Sweep.Messages.Tests.Definition;

public sealed class DefinitionReaderTests
{
    [Theory]
    [InlineData("seeds: [3, 5, 7]", new[] { 3, 5, 7 })]
    [InlineData("seeds: \"3,5, 7\"", new[] { 3, 5, 7 })]
    [InlineData("seeds: \"7,\"", new[] { 7 })]
    [InlineData("seeds: 2", new[] { 0, 1 })]
    public void Seeds_are_a_count_a_list_or_a_text(string line, int[] seeds) =>
        Valid(WithGrid("[{optimizer: sgd}]", line)).Seeds.ShouldBe(seeds);

    [Fact]
    public void What_is_for_Kubernetes_alone_is_no_part_of_a_definition()
    {
        var plain = CanonicalDefinition.Write(Valid(WithGrid("[{optimizer: sgd}]")));

        var kubernetes = Valid(WithGrid("[{optimizer: sgd}]",
            "suspend: true", "ttlSecondsAfterFinished: 60", "activeDeadlineSeconds: 3600", "nodes: 4"));

        CanonicalDefinition.Write(kubernetes).ShouldBe(plain);
    }

    [Fact]
    public void What_is_not_given_has_its_default()
    {
        var sweep = Valid(WithGrid("[{optimizer: sgd}]"));

        sweep.Name.ShouldBe("example");
        sweep.Trainer.Dataset.ShouldBe("digits");
        sweep.Trainer.Hidden.ShouldBe([100]);
        sweep.Trainer.BatchSize.ShouldBe(100);
        sweep.Objective.ShouldBe(new Objective("accuracy", Goal.Maximize));
        sweep.Seeds.ShouldBe([0]);
        sweep.Divergence.ShouldBe(new DivergenceOptions());
        sweep.Budget.ShouldBe(new BudgetOptions());
        sweep.Parallelism.ShouldBeNull();
        sweep.Retries.ShouldBe(new RetryOptions());
        sweep.Priority.ShouldBe(0);
        sweep.Placement.Labels.ShouldBeEmpty();
        sweep.Placement.Device.ShouldBeNull();
        sweep.Checkpoints.ShouldBe(new CheckpointOptions());
    }

    [Fact]
    public void The_goal_follows_the_metric_unless_it_is_given()
    {
        Valid(WithGrid("[{optimizer: sgd}]", "objective: {metric: loss}")).Objective.Goal.ShouldBe(Goal.Minimize);
        Valid(WithGrid("[{optimizer: sgd}]", "objective: {metric: loss, goal: maximize}"))
            .Objective.Goal.ShouldBe(Goal.Maximize);
    }

    [Theory]
    [InlineData("off", false)]
    [InlineData("false", false)]
    [InlineData("on", true)]
    [InlineData("{enabled: false}", false)]
    [InlineData("{reports: 5}", true)]
    public void Divergence_can_be_switched_off_in_one_word(string text, bool isEnabled) =>
        Valid(WithGrid("[{optimizer: sgd}]", $"divergence: {text}")).Divergence.Enabled.ShouldBe(isEnabled);

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("1h30m", 5400)]
    [InlineData("\"2h\"", 7200)]
    public void A_budget_of_time_has_units(string text, int seconds) =>
        Valid(WithGrid("[{optimizer: sgd}]", $"budget: {{time: {text}}}"))
            .Budget.Time.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void What_kubernetes_adds_is_ignored()
    {
        var text = WithGrid("[{optimizer: sgd}]").Replace(
            "{name: example}", "{name: example, labels: {a: b}, uid: x, generation: 3}") + "\nstatus: {a: [1]}\n";

        Valid(text).Name.ShouldBe("example");
    }

    [Fact]
    public void Json_is_accepted() => Valid(CanonicalDefinition.Write(Valid(WithGrid("[{optimizer: sgd}]"))))
        .Name.ShouldBe("example");

    [Fact]
    public void Anchors_and_aliases_are_followed()
    {
        var sweep = Valid(WithGrid("[{optimizer: sgd, lr: &rates [0.1, 0.2]}, {optimizer: adam, lr: *rates}]"));

        sweep.Grid[1].Axes.Single(axis => axis.Name == "lr").Values.Length.ShouldBe(2);
    }

    [Fact]
    public void A_list_of_numbers_is_one_pair_and_a_list_of_lists_is_an_axis()
    {
        var one = Valid(WithGrid("[{optimizer: adam, betas: [0.9, 0.99]}]"));
        var two = Valid(WithGrid("[{optimizer: adam, betas: [[0.9, 0.99], [0.8, 0.99]]}]"));

        one.Grid[0].Axes.Single(axis => axis.Name == "betas").Values.Single().Canonical.ShouldBe("[0.9,0.99]");
        two.Grid[0].Axes.Single(axis => axis.Name == "betas").Values.Length.ShouldBe(2);
    }

    [Fact]
    public void A_value_given_twice_is_a_warning()
    {
        var result = Result(WithGrid("[{optimizer: sgd, lr: [0.001, 1e-3]}]"));

        result.Warnings.Single().ToString().ShouldBe(
            "sweep.yaml:6:31: grid[0].lr has the value 0.001 more than once; equal cells run once");
        result.Definition.Grid[0].Axes.Single(axis => axis.Name == "lr").Values.Length.ShouldBe(1);
    }

    [Fact]
    public void A_flat_list_of_widths_is_one_network_and_says_so() =>
        Result(WithGrid("[{optimizer: sgd, hidden: [100, 200]}]")).Warnings.Single().Message.ShouldBe(
            "grid[0].hidden is one network with several hidden layers; for several networks write a list of lists, "
            + "such as [[100], [200]]");

    [Fact]
    public void An_included_cell_takes_the_only_optimizer_of_its_block_and_nothing_else() =>
        Valid(WithGrid("[{optimizer: sgd, lr: 1, momentum: 0.9, include: [{lr: 2}]}]"))
            .Grid[0].Include.Single().Values.Select(value => $"{value.Key}={value.Value}")
            .ShouldBe(["optimizer=sgd", "lr=2"]);

    [Fact]
    public void Overrides_set_values_with_or_without_spec()
    {
        var sweep = Valid(WithGrid("[{optimizer: sgd, lr: 1}]"),
            "spec.trainer.steps=7", "seeds=[4,5]", "grid[0].lr=[0.1, 0.2]", "metadata.name=other", "budget.time=90s");

        sweep.Trainer.Length.ShouldBe(TrialLength.Steps(7));
        sweep.Seeds.ShouldBe([4, 5]);
        sweep.Grid[0].Axes.Single(axis => axis.Name == "lr").Values.Length.ShouldBe(2);
        sweep.Name.ShouldBe("other");
        sweep.Budget.Time.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void A_length_in_epochs_is_read_as_such_and_can_be_an_axis()
    {
        var sweep = Valid(WithTrainer("{model: lenet, epochs: 10}", "[{optimizer: sgd, epochs: [1, 2]}]"));

        sweep.Trainer.Length.ShouldBe(TrialLength.Epochs(10));
        sweep.Trainer.EvaluateEvery.ShouldBeNull();
        sweep.Grid[0].Axes.Single(axis => axis.Name == "epochs").Values.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("{model: lenet, steps: 9}", "hidden: [8]", "lenet has layers of its own, so remove hidden")]
    [InlineData("{model: lenet, epochs: 9}", "steps: [8]", "trainer gives its length in epochs, and steps and epochs "
        + "exclude each other; sweep epochs, or give trainer.steps in place of trainer.epochs")]
    public void An_axis_that_the_trainer_cannot_have_is_refused(string trainer, string axis, string reason) =>
        Errors(WithTrainer(trainer, $"[{{optimizer: sgd, {axis}}}]")).Single().ShouldEndWith($": grid[0]: {reason}");

    [Fact]
    public void Inputs_are_normalised_only_where_the_definition_says_so()
    {
        var trainer = "{model: MODEL, steps: 1, normalise: {mean: 0.1307, sd: 0.3081}}";

        Valid(WithTrainer("{model: lenet, dataset: mnist, steps: 1}", "[{optimizer: sgd}]"))
            .Trainer.Normalise.ShouldBeNull();
        Valid(WithTrainer(trainer.Replace("MODEL", "mlp"), "[{optimizer: sgd}]"))
            .Trainer.Normalise.ShouldBe(new InputNormalisation(0.1307, 0.3081));
        Valid(WithTrainer(trainer.Replace("MODEL", "synthetic"), "[{optimizer: sgd}]"))
            .Trainer.Normalise.ShouldBeNull();
    }

    [Fact]
    public void An_override_of_an_aliased_value_leaves_the_other_uses_alone()
    {
        var text = WithGrid("[{optimizer: sgd, include: [&cell {lr: 1}, *cell]}]");

        var sweep = Valid(text, "grid[0].include[0].lr=5");

        sweep.Grid[0].Include.Select(cell => cell.Values[1].Value.Canonical).ShouldBe(["5", "1"]);
    }

    [Fact]
    public void Any_sweep_can_be_rehearsed_by_an_override_of_its_model()
    {
        var sweep = Valid(RepositoryFiles.Read("examples/optimizers.yaml"), "trainer.model=synthetic");

        sweep.Trainer.Model.ShouldBe("synthetic");
        sweep.Trainer.Dataset.ShouldBe("");
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_and_no_exception() =>
        DefinitionReader.ReadFile("no-such-file.yaml", []).ShouldBeOfType<DefinitionResult.Refused>()
            .Errors.Single().ToString().ShouldBe("no-such-file.yaml: there is no such file; check the path");

    [Fact]
    public void A_text_of_more_than_four_mebibytes_is_refused() =>
        Errors(new string('#', DefinitionReader.FileBytesMax + 1)).Single().ShouldStartWith(
            "sweep.yaml: the definition is larger than 4 MiB");
}
