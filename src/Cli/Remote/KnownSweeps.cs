using System.Text.Json.Serialization.Metadata;
using Sweep.Cli.CommandLine;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>Requests about one sweep; a name that the coordinator does not know is answered with the nearest that it
/// does.</summary>
internal static class KnownSweeps
{
    /// <param name="name">The sweep's name, as it was typed.</param>
    public static Answer<T> AskAbout<T>(
        this ServerClient client, string name, ServerRequest request, JsonTypeInfo<T> type) =>
        Suggesting(client, name, () => client.Ask(request, type));

    /// <inheritdoc cref="ServerClient.Open"/>
    public static HttpResponseMessage OpenAbout(this ServerClient client, string name, ServerRequest request) =>
        Suggesting(client, name, () => client.Open(request));

    public static IEnumerable<string> Names(ServerClient client) =>
        Pages.All(client, ApiRoutes.Sweeps, ApiJson.Default.PageSweepEntry).Value.Select(sweep => sweep.Name);

    private static T Suggesting<T>(ServerClient client, string name, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (ServerException unknown) when (unknown.LacksSuggestion)
        {
            throw unknown.With(Suggestion(client, name));
        }
    }

    private static string Suggestion(ServerClient client, string name)
    {
        try
        {
            var names = Names(client).ToList();
            return !names.Contains(name) && NearestName.Of(name, names) is { } nearest
                ? $" Did you mean '{nearest}'?"
                : "";
        }
        catch (ServerException)
        {
            // The refusal itself is what the person must read; a suggestion is only a courtesy.
            return "";
        }
    }
}
