using System.CommandLine;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Remote;

/// <summary>A verb that asks a coordinator for something: it has the options for that, and gets a connection.</summary>
internal sealed class ServerCommand : Command
{
    private readonly ServerOptions server = new();
    private readonly Option<bool> json = new("--json") { Description = "Print JSON for programs." };

    public ServerCommand(string name, string description, params Symbol[] symbols)
        : base(name, description)
    {
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) Add(argument);
            else if (symbol is Option option) Add(option);
        }

        server.AddTo(this);
        Add(json);
    }

    /// <summary>What the verb does; it returns the exit code.</summary>
    public ServerCommand Does(Terminal terminal, Func<ServerCall, int> execute)
    {
        SetAction(parsed =>
        {
            using var client = server.Connect(parsed, terminal);
            return execute(new ServerCall(client, parsed, terminal) { IsJson = parsed.GetValue(json) });
        });
        return this;
    }
}
