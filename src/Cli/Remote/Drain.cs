using Sweep.Cli.CommandLine;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>Asks a node to leave, and waits until it has left.</summary>
internal sealed class Drain(ServerCall call, string node)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.5);

    public int Execute(bool isWaiting)
    {
        var answer = Ask();
        if (isWaiting)
        {
            if (!call.IsJson) call.Terminal.Error.WriteLine(answer.Value.Message);
            while (IsThere()) call.Terminal.Pause(BetweenLooks);
            if (!call.IsJson)
            {
                call.Terminal.Output.WriteLine($"{node} has left.");
                return ExitCode.Done;
            }
        }

        return call.Print(answer, reply => reply.Message);
    }

    private Answer<ChangeReply> Ask()
    {
        try
        {
            return call.Client.Ask(ServerRequest.Post(ApiRoutes.NodeDrain(node)), ApiJson.Default.ChangeReply);
        }
        catch (ServerException unknown) when (unknown.LacksSuggestion)
        {
            var names = Nodes().Select(entry => entry.Node);
            throw NearestName.Of(node, names) is { } nearest ? unknown.With($" Did you mean '{nearest}'?") : unknown;
        }
    }

    /// <summary>A node that left is in the list no more; one that hangs stays until its lease is over.</summary>
    private bool IsThere() => Nodes().Any(entry => entry.Node == node);

    private IEnumerable<NodeEntry> Nodes() =>
        Pages.All(call.Client, ApiRoutes.Nodes, ApiJson.Default.PageNodeEntry).Value;
}
