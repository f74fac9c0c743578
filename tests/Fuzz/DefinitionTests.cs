using System.Text;
using Sweep.Actors;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Messages.Tests;
using Sweep.Search;

namespace Sweep.Fuzz;

/// <summary>Goal: no definition does more than be refused with a reason. Method: the examples, damaged by seed; those
/// that are accepted are expanded, and some of their trials looked at.</summary>
public sealed class DefinitionTests
{
    private static readonly string[] Samples =
    [
        .. Directory.GetFiles(RepositoryFiles.PathOf("examples"), "*.yaml").Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
        Rich,
    ];

    /// <summary>What the examples leave out.</summary>
    private const string Rich = """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: rich}
        spec:
          trainer: {model: mlp, dataset: digits, hidden: [64, 32], batchSize: 64, steps: 400, evaluateEvery: 100}
          objective: {metric: loss, goal: minimize}
          grid:
            - optimizer: [adam, adamw]
              lr: [0.0001, 0.001, 0.01]
              zip: [{eps: [1.0e-8, 1.0e-6], weight_decay: [0, 0.1]}]
              exclude: [{lr: 0.0001, optimizer: adam}]
              include: [{optimizer: adam, lr: 5}]
            - {optimizer: sgd, lr: &rates [0.1, 0.2], momentum: *rates}
          seeds: [1, 2, 3]
          parallelism: 4
          priority: 2
          placement: {labels: {zone: a}, device: cuda}
          checkpoints: {every: 30s, to: coordinator}
          retries: {lost: 5, outOfMemory: 1}
          budget: {time: 2h, sameError: 3}
          divergence: {lossFactor: 20, reports: 2}
        """;

    [Fact]
    public void Damaged_definitions_are_refused_or_expanded_in_bounded_memory()
    {
        var run = new FuzzRun("Definitions", count: 5_000);

        run.Run(seed =>
        {
            var random = new Prng(seed).Fork("definitions");
            var text = new TextMutations(random, Samples).Next();
            return new FuzzInput(Encoding.UTF8.GetBytes(text), AllocatedBytesMax: 256 << 20, () => IsAccepted(text));
        });

        if (run.IsReplay) return;
        run.AcceptedCount.ShouldBeGreaterThan(100);
        run.RefusedCount.ShouldBeGreaterThan(100);
    }

    private static bool IsAccepted(string text)
    {
        switch (DefinitionReader.Read(text, "sweep.yaml", []))
        {
            case DefinitionResult.Refused refused:
                refused.Errors.ShouldNotBeEmpty();
                refused.Errors.ShouldAllBe(error => error.Message.Length > 0);
                return false;
            case DefinitionResult.Valid valid:
                LookAt(valid.Definition);
                return true;
            default:
                throw new InvalidOperationException("a third kind of result");
        }
    }

    private static void LookAt(SweepDefinition definition)
    {
        CanonicalDefinition.Write(definition);
        try
        {
            var grid = Grid.Expand(definition);
            long[] trials = [0, grid.TrialCount / 2, grid.TrialCount - 1];
            foreach (var trial in trials.Where(trial => trial >= 0)) grid.SpecOf(new TrialId(trial));
        }
        catch (IntricateGridException)
        {
            // Documented: its message is for the author.
        }
    }
}
