using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Terminals;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Security;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep token create</c>: a user's token. It is shown once; the file keeps its hash.</summary>
internal static class TokenVerb
{
    private static readonly string[] Roles = ["viewer", "submitter", "admin"];

    public static Verb Create(Terminal terminal)
    {
        var role = new Option<string>("--role")
        {
            Description = $"What it allows: {string.Join(", ", Roles)} (each also what the ones before it do).",
            HelpName = "ROLE",
            Required = true,
        };
        role.AcceptOnlyFromAmong(Roles);
        var tokens = new Option<string>("--tokens")
        {
            Description = "The coordinator's file of tokens; the hash is appended. It is read again when it changes.",
            HelpName = "FILE",
            Required = true,
        };
        var note = new Option<string?>("--note") { Description = "Whose it is, for people.", HelpName = "TEXT" };
        var create = new Command("create", "Makes a token, prints it once, and keeps its hash.") { role, tokens, note };
        create.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(tokens);
            terminal.Output.WriteLine(
                Make(parsed.GetRequiredValue(role), file, parsed.GetValue(note) ?? "no note"));
            terminal.Error.WriteLine($"{file} keeps its hash. The token is not shown again: give it to its user, for "
                + "SWEEP_TOKEN.");
            return ExitCode.Done;
        });
        return new Verb(
            new Command("token", "Makes the tokens that users show to a coordinator.") { create },
            "sweep token create --role submitter --tokens tokens.txt --note alice");
    }

    private static string Make(string role, string file, string note)
    {
        try
        {
            var known = RoleNames.Parse(role)!.Value;
            var token = AccessToken.Create(known);
            TokenFile.Append(file, known, token, note);
            return token;
        }
        catch (ServerRefusedException refused)
        {
            throw new RefusedException(refused.Message);
        }
    }
}
