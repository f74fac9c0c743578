using System.CommandLine;
using System.CommandLine.Completions;
using Sweep.Cli.CommandLine.Completion;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Remote;

/// <summary>The options of every verb that speaks to a coordinator.</summary>
internal sealed class ServerOptions
{
    public const string ServerName = "--server";
    public const string TokenFileName = "--token-file";
    public const string AuthorityName = "--tls-ca";

    public Option<string?> Server { get; } = new(ServerName, "-s")
    {
        Description = $"The coordinator's address; {ServerAddress.Variable} when not given.",
        HelpName = "URL",
    };

    public Option<string?> TokenFile { get; } = new(TokenFileName)
    {
        Description = $"A file that holds your token; the variable {ServerToken.Variable} when not given.",
        HelpName = "FILE",
    };

    public Option<string?> Authority { get; } = NewAuthority();

    public ServerOptions()
    {
        Server.CompletionSources.Add(_ => [new CompletionItem(ServerAddress.Example)]);
        TokenFile.CompletionSources.Add(ShellKinds.OfFiles);
    }

    /// <summary>Nodes have it too.</summary>
    public static Option<string?> NewAuthority()
    {
        var option = new Option<string?>(AuthorityName)
        {
            Description = "The certificate (PEM) of the authority that signed the coordinator's.",
            HelpName = "FILE",
        };
        option.CompletionSources.Add(ShellKinds.OfFiles);
        return option;
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Server, TokenFile, Authority }) command.Add(option);
    }

    /// <exception cref="RefusedException">No address is known, or a file cannot be read.</exception>
    public ServerClient Connect(ParseResult parsed, Terminal terminal) => new(Settings(parsed, terminal));

    public ServerSettings Settings(ParseResult parsed, Terminal terminal) => new()
    {
        Server = ServerAddress.Of(parsed.GetValue(Server), terminal.Variable(ServerAddress.Variable)),
        Token = ServerToken.Of(parsed.GetValue(TokenFile), terminal.Variable(ServerToken.Variable)),
        Tls = parsed.GetValue(Authority) is { } file ? TrustedAuthority.Of(file) : null,
        Pause = terminal.Pause,
    };
}
