using Sweep.Messages.Definition;
using static Sweep.Messages.Tests.Definition.Definitions;

namespace Sweep.Messages.Tests.Definition;

public sealed class ResourceFormTests
{
    [Theory]
    [InlineData("{optimizer: [adam, rmsprop], lr: 0.1}",
        "{optimizer: adam, lr: [0.1]}, {optimizer: rmsprop, lr: [0.1]}")]
    [InlineData("{optimizer: adam, betas: [0.9, 0.99]}", "{optimizer: adam, betas: [[0.9, 0.99]]}")]
    [InlineData("{zip: {optimizer: [sgd, adam], lr: [0.1, 0.001]}, weight_decay: [0, 1]}",
        "{optimizer: sgd, lr: [0.1], weight_decay: [0, 1]}, {optimizer: adam, lr: [0.001], weight_decay: [0, 1]}")]
    [InlineData("{optimizer: [sgd, adam], lr: [1, 2], exclude: {optimizer: adam, lr: 2}}",
        "{optimizer: sgd, lr: [1, 2]}, {optimizer: adam, lr: [1, 2], exclude: [{lr: [2]}]}")]
    [InlineData("{optimizer: [sgd, adam], lr: [1, 2], exclude: {optimizer: adam}, include: [{optimizer: adam}]}",
        "{optimizer: sgd, lr: [1, 2], include: [{optimizer: adam}]}")]
    [InlineData("{optimizer: sgd, hidden: [10, 20], include: {lr: 3}}",
        "{optimizer: sgd, hidden: [[10, 20]], include: [{optimizer: sgd, lr: 3}]}")]
    public void A_block_is_written_with_lists_and_one_optimizer(string block, string expected)
    {
        var written = ResourceForm.Write(Valid(WithGrid($"[{block}]")));

        CanonicalDefinition.Write(Valid(written)).ShouldBe(CanonicalDefinition.Write(Valid(WithGrid($"[{expected}]"))));
        ResourceCheck.Errors(written, "sweep.yaml", []).ShouldBeEmpty(written);
    }

    [Theory]
    [InlineData("seeds: [3, 5]", "seeds: \"3,5\"")]
    [InlineData("seeds: [7]", "seeds: \"7,\"")]
    [InlineData("seeds: [0, 1, 2]", "seeds: 3")]
    [InlineData("retries: 2", "  outOfMemory: 2\n    deviceFault: 2")]
    [InlineData("divergence: off", "  enabled: false")]
    [InlineData("budget: {sameError: null}", "  sameError: never")]
    public void Short_forms_are_written_out(string line, string expected)
    {
        var definition = Valid(WithGrid("[{optimizer: sgd}]", line));

        var written = ResourceForm.Write(definition);

        written.ShouldContain(expected);
        CanonicalDefinition.Write(Valid(written)).ShouldBe(CanonicalDefinition.Write(definition));
        ResourceCheck.Errors(written, "sweep.yaml", []).ShouldBeEmpty(written);
    }

    [Theory]
    [InlineData("grid[0].lr=0.1", "grid[0].lr is 0.1, and a cluster takes a list: [0.1] here")]
    [InlineData("grid[0].optimizer=[sgd]", "grid[0].optimizer is a list, and a cluster takes one word here: "
        + "give each its own block")]
    [InlineData("divergence=off", "divergence is off, and a cluster takes a mapping such as {enabled: false} here")]
    [InlineData("seeds=[3, 5]", "seeds is a list, and a cluster takes a number or a text here, such as \"3,5,7\"")]
    [InlineData("seeds=010", "seeds is 010, which Kubernetes reads as an octal number; write it without leading zeros")]
    [InlineData("budget={sameError: null}", "budget.sameError has no value, and a cluster fills in the default; "
        + "leave the field away")]
    public void What_a_cluster_would_refuse_is_said_with_what_to_write(string change, string message)
    {
        var definition = WithGrid("[{optimizer: sgd}]");
        Valid(definition, change);

        ResourceCheck.Errors(definition, "sweep.yaml", [change])
            .Select(error => error.Message).ShouldBe([message]);
    }

    [Theory]
    [MemberData(nameof(ExampleTests.Files), MemberType = typeof(ExampleTests))]
    public void Every_example_is_in_the_form_of_the_resource(string file) =>
        ResourceCheck.Errors(RepositoryFiles.Read($"examples/{file}"), file, []).ShouldBeEmpty();
}
