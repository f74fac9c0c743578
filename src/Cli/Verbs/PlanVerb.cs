using System.CommandLine;
using System.Globalization;
using Serilog.Core;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Definitions;
using Sweep.Cli.Planning;
using Sweep.Cli.Rendering;
using Sweep.Cli.Running;
using Sweep.Cli.Terminals;
using Sweep.Search;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep plan</c>: how many cells a definition gives, block by block, and how long they will take.
/// </summary>
internal static class PlanVerb
{
    public static Verb Create(Terminal terminal)
    {
        var file = Arguments.DefinitionFile();
        var workers = Arguments.Workers();
        var overrides = Arguments.Overrides();
        var data = Arguments.DataFolder();
        var command = new Command(
            "plan", "Counts a sweep's cells and estimates its time from a short piece of training.")
        {
            file, workers, overrides, data,
        };
        command.SetAction(parsed =>
        {
            var definition = DefinitionInput.Read(
                parsed.GetRequiredValue(file), parsed.GetValue(overrides) ?? [], terminal);
            var grid = Grid.Expand(definition);
            terminal.Output.Write(Counts(grid, terminal.Glyphs));
            var input = new DataInput(
                parsed.GetValue(data), new DownloadReport(terminal, Logger.None), CancellationToken.None);
            terminal.Output.Write(Estimate(grid, parsed.GetValue(workers), input));
            return ExitCode.Done;
        });
        return new Verb(command, "sweep plan examples/quickstart.yaml", "sweep plan sweep.yaml --workers 8");
    }

    private static string Counts(Grid grid, Glyphs glyphs)
    {
        var definition = grid.Definition;
        var sum = string.Create(CultureInfo.InvariantCulture,
            $"{grid.ConfigurationCount:N0} configurations x {definition.Seeds.Length} seeds = ")
            + string.Create(CultureInfo.InvariantCulture, $"{grid.TrialCount:N0} trials");
        var budget = definition.Budget.Trials is { } limit && limit < grid.TrialCount
            ? string.Create(CultureInfo.InvariantCulture, $", of which the budget allows {limit:N0}")
            : "";
        return $"{definition.Name}: {TrainerText.Of(definition.Trainer)}\n"
            + BlockTable.Render(grid, glyphs).TrimEnd('\n') + $"\n\n{sum}{budget}.\n";
    }

    private static string Estimate(Grid grid, int workers, DataInput input)
    {
        var dataset = grid.Definition.Trainer.Dataset;
        if (dataset.Length > 0) input.IsReady(dataset);
        var probe = dataset.Length > 0 ? new CostProbe(input.Open(dataset)) : null;
        var time = TimeEstimate.Of(grid, workers, spec => probe!.CostOf(spec));
        return $"About {Durations.Words(time)} on {Plural.Of(workers, "worker")}, when nothing ends early "
            + (probe is null ? "(the definition sets each trial's duration).\n" : "(measured just now).\n");
    }
}
