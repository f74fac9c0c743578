using System.CommandLine;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Remote;

/// <summary>Where a verb finds a sweep that its user named: in a folder, or at a coordinator.</summary>
internal static class SweepPlace
{
    /// <summary>At a coordinator when <c>--server</c> says so; else in the folder of that name; else, where there is no
    /// such folder, at the coordinator of SWEEP_SERVER if that is set.</summary>
    public static bool IsRemote(ServerOptions server, ParseResult parsed, Terminal terminal, string name) =>
        parsed.GetValue(server.Server) is not null
        || (!Path.Exists(name) && !string.IsNullOrEmpty(terminal.Variable(ServerAddress.Variable)));
}
