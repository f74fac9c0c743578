using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Definitions;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Search;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep validate</c>: says what is wrong with a definition, all of it, or what it is.</summary>
internal static class ValidateVerb
{
    public static Verb Create(Terminal terminal)
    {
        var file = Arguments.DefinitionFile();
        var overrides = Arguments.Overrides();
        var kube = new Option<bool>("--kube") { Description = "Say too what a Kubernetes cluster would refuse." };
        var command = new Command("validate", "Checks a definition and shows everything that is wrong with it.")
        {
            file, overrides, kube,
        };
        command.SetAction(parsed =>
        {
            var definition = DefinitionInput.Read(
                parsed.GetRequiredValue(file), parsed.GetValue(overrides) ?? [], terminal, parsed.GetValue(kube));
            var grid = Grid.Expand(definition);
            terminal.Output.WriteLine(
                $"{definition.Name} is valid: {Plural.Of(grid.ConfigurationCount, "configuration")} x "
                + $"{Plural.Of(definition.Seeds.Length, "seed")} = {Plural.Of(grid.TrialCount, "trial")}.");
            return ExitCode.Done;
        });
        return new Verb(command,
            "sweep validate examples/quickstart.yaml", "sweep validate - < sweep.yaml",
            "sweep validate --kube sweep.yaml");
    }
}
