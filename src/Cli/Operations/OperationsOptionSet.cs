using System.CommandLine;
using System.CommandLine.Parsing;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Operations;
using Sweep.Coordinator.Http.Security;

namespace Sweep.Cli.Operations;

/// <summary>The options by which either kind of process opens a port for those who operate it.</summary>
internal sealed class OperationsOptionSet
{
    private const string TokenOption = "--ops-token-file";

    private readonly Option<string?> url = new(OperationsServer.Option)
    {
        Description = "A second port for probes and Prometheus: /healthz, /readyz, /metrics. "
            + $"E.g. {OperationsServer.Example}.",
        HelpName = "URL",
    };

    private readonly Option<string?> token = new(TokenOption)
    {
        Description = "File with the token that scrapers send there; needed beyond this machine.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(url);
        command.Options.Add(token);
    }

    /// <summary>Null: no such port.</summary>
    /// <exception cref="RefusedException">The URL is none, the file cannot be read or has no use, or the token is too
    /// weak.</exception>
    public OperationsRequest? Read(ParseResult parsed)
    {
        try
        {
            return Checked(parsed.GetValue(url), parsed.GetValue(token));
        }
        catch (ServerRefusedException refused)
        {
            throw new RefusedException(refused.Message);
        }
    }

    private static OperationsRequest? Checked(string? url, string? token) => (url, token) switch
    {
        (null, null) => null,
        (null, { } file) => throw new RefusedException(
            $"{TokenOption} {file}: there is no port that asks for it; add {OperationsServer.Option} "
            + $"{OperationsServer.Example}, or leave it out."),
        ({ } text, var file) => new OperationsRequest(
            ListenAddress.Parse(text, OperationsServer.Option, OperationsServer.DefaultPort),
            file is null ? null : SharedSecret.Of(ReadFile(file), $"{TokenOption} {file}")),
    };

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{TokenOption} {file} cannot be read: {failure.Message}");
        }
    }
}
