using System.Text;
using Sweep.Cli.Definitions;
using Sweep.Messages.Api;
using Sweep.Messages.Definition;

namespace Sweep.Cli.Remote;

/// <summary>A definition on its way to a coordinator, which checks it: what it refuses is shown as if it had been read
/// here.</summary>
internal sealed class Submission(string file, IReadOnlyList<string> overrides)
{
    /// <exception cref="RefusedException">The file cannot be read, or the definition is refused.</exception>
    public ChangeReply Send(ServerCall call)
    {
        var (name, text) = DefinitionInput.ReadText(file, call.Terminal);
        var type = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "application/json" : "application/yaml";
        var query = string.Concat(overrides.Select(change => $"&set={Uri.EscapeDataString(change)}"));
        var request = ServerRequest.Post(
            $"{ApiRoutes.Sweeps}?file={Uri.EscapeDataString(name)}{query}", Encoding.UTF8.GetBytes(text), type);
        try
        {
            var answer = call.Client.Ask(request, ApiJson.Default.ChangeReply);
            foreach (var warning in answer.Value.Warnings) call.Terminal.Error.WriteLine($"warning: {warning}");
            call.Print(answer, reply => reply.Message);
            return answer.Value;
        }
        catch (ServerException refused) when (refused.Problem?.Errors is { IsDefaultOrEmpty: false } errors)
        {
            DefinitionInput.Show(
                errors.Select(error => new DefinitionError(error.File, error.Line, error.Column, error.Message)),
                "", text, call.Terminal);
            var count = errors.Length == 1 ? "1 error" : $"{errors.Length} errors";
            throw new RefusedException($"{name} is refused: {count}; nothing was submitted.");
        }
    }
}
