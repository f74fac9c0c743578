using System.CommandLine;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Remote;

/// <summary>A verb about a sweep that lies in a folder here, or at a coordinator.</summary>
internal sealed class PlacedCommand : Command
{
    private readonly ServerOptions server = new();
    private readonly Argument<string> place;

    public PlacedCommand(string name, string description, Argument<string> place, params Symbol[] symbols)
        : base(name, description)
    {
        this.place = place;
        Add(place);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) Add(argument);
            else if (symbol is Option option) Add(option);
        }

        server.AddTo(this);
    }

    /// <summary>Print JSON instead of text.</summary>
    public Option<bool>? Json { get; init; }

    /// <summary>What the verb does with a folder, and what with a coordinator.</summary>
    public void Does(Terminal terminal, Func<ParseResult, int> here, Func<ServerCall, int> there)
    {
        if (Json is not null) Add(Json);
        SetAction(parsed =>
        {
            if (!SweepPlace.IsRemote(server, parsed, terminal, parsed.GetRequiredValue(place))) return here(parsed);
            using var client = server.Connect(parsed, terminal);
            return there(new ServerCall(client, parsed, terminal)
            {
                IsJson = Json is not null && parsed.GetValue(Json),
            });
        });
    }
}
