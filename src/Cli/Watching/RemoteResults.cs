using System.Collections.Immutable;
using Sweep.Cli.Remote;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Messages;
using Sweep.Messages.Api;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Cli.Watching;

/// <summary>The comparison of a sweep's configurations, as its coordinator ranks them.</summary>
internal sealed class RemoteResults(Grid grid, Answer<SummaryFile> summary)
{
    /// <summary>The content of summary.json.</summary>
    public string Json => summary.Text;

    public static RemoteResults Ask(ServerClient client, string name)
    {
        var summary = client.AskAbout(
            name, ServerRequest.Get(ApiRoutes.Results(name)), SummaryJson.Default.SummaryFile);
        var detail = client.AskAbout(name, ServerRequest.Get(ApiRoutes.Sweep(name)), ApiJson.Default.SweepDetail);
        try
        {
            var definition = CanonicalDefinition.Read(detail.Value.Definition.GetRawText());
            return new RemoteResults(Grid.Expand(definition), summary);
        }
        catch (InvalidDataException unknown)
        {
            throw ServerFailures.Unreadable(client.Server, unknown.Message);
        }
    }

    /// <summary>What <c>sweep run</c> ends with.</summary>
    public string Compose(Terminal terminal)
    {
        var ranked = summary.Value.Configs.Select(ToldSummary.Of).ToImmutableArray();
        return Ending.Compose(new EndingFacts(grid, ranked, Count), terminal);
    }

    private long Count(TrialState state) => summary.Value.Counts.GetValueOrDefault(state.ToString());
}
