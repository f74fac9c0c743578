using static Sweep.Messages.Tests.Definition.Definitions;

namespace Sweep.Messages.Tests.Definition;

public sealed class ExampleTests
{
    public static TheoryData<string> Files() =>
    [
        .. Directory.EnumerateFiles(RepositoryFiles.PathOf("examples"), "*.yaml")
            .Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_example_is_valid_and_without_warnings(string file) =>
        Result(RepositoryFiles.Read($"examples/{file}")).Warnings.ShouldBeEmpty();

    [Fact]
    public void The_optimizers_example_trains_what_the_published_runs_trained()
    {
        var sweep = Valid(RepositoryFiles.Read("examples/optimizers.yaml"));

        sweep.Trainer.Length.ShouldBe(TrialLength.Steps(3000));
        sweep.Trainer.EvaluateEvery.ShouldBe(500);
        sweep.Trainer.BatchSize.ShouldBe(100);
        sweep.Trainer.Hidden.ShouldBe([100]);
        sweep.Seeds.Length.ShouldBe(10);
    }

    [Theory]
    [InlineData("lenet.yaml", 10)]
    [InlineData("lenet-reference.yaml", 10)]
    [InlineData("lenet-short.yaml", 1)]
    public void The_lenet_examples_train_what_the_published_runs_trained(string file, int epochs)
    {
        var sweep = Valid(RepositoryFiles.Read($"examples/{file}"));

        sweep.Trainer.Model.ShouldBe(ModelNames.Lenet);
        sweep.Trainer.Length.ShouldBe(TrialLength.Epochs(epochs));
        sweep.Trainer.EvaluateEvery.ShouldBeNull();
        sweep.Trainer.BatchSize.ShouldBe(128);
        sweep.Trainer.Normalise.ShouldBe(new InputNormalisation(0.1307, 0.3081));
    }
}
