using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Definitions;
using Sweep.Cli.Terminals;
using Sweep.Messages.Definition;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep export</c>: a definition in the form that a Kubernetes cluster takes.</summary>
internal static class ExportVerb
{
    public static Verb Create(Terminal terminal)
    {
        var file = Arguments.DefinitionFile();
        var kube = new Option<bool>("--kube")
        {
            Description = "As a Kubernetes resource, for 'kubectl apply -f -'.", Required = true,
        };
        var overrides = Arguments.Overrides();
        var command = new Command("export", "Writes a definition in another form.") { file, kube, overrides };
        command.SetAction(parsed =>
        {
            var definition = DefinitionInput.Read(
                parsed.GetRequiredValue(file), parsed.GetValue(overrides) ?? [], terminal);
            var resource = ResourceForm.Write(definition);
            RefuseBounds(resource, terminal);
            terminal.Output.Write(resource);
            return ExitCode.Done;
        });
        return new Verb(
            command, "sweep export --kube sweep.yaml", "sweep export --kube sweep.yaml | kubectl apply -f -");
    }

    private static void RefuseBounds(string resource, Terminal terminal)
    {
        var errors = ResourceCheck.Errors(resource, "the resource", []);
        if (errors.IsEmpty) return;

        DefinitionInput.Show(errors, "", resource, terminal);
        throw new RefusedException("this sweep is larger than a Kubernetes resource may be; split it into several.");
    }
}
