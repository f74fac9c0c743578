using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>The result files of a sweep, fetched from its coordinator.</summary>
internal static class RemoteFiles
{
    private static readonly string[] Names = ["trials.csv", "reports.csv", "attempts.csv", "summary.json"];

    /// <summary>Each file is complete or not there: it gets its name when all of it has come.</summary>
    /// <exception cref="RefusedException">The folder cannot be made.</exception>
    public static void Fetch(ServerClient client, string name, string folder)
    {
        if (File.Exists(folder)) throw new RefusedException($"--out {folder}: this is a file; name a folder.");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--out {folder}: the folder cannot be made: {failure.Message}");
        }

        foreach (var file in Names) Fetch(client, name, file, Path.Combine(folder, file));
    }

    public static string Describe(string folder) =>
        $"{string.Join(", ", Names[..^1])} and {Names[^1]} are in {folder}.";

    private static void Fetch(ServerClient client, string name, string file, string path)
    {
        var request = ServerRequest.Get(ApiRoutes.ResultFile(name, file)) with { Accept = "*/*" };
        using var response = client.OpenAbout(name, request);
        var partial = path + ".partial";
        using (var target = File.Create(partial))
        {
            ServerFailures.Reading(client.Server, () =>
            {
                response.Content.CopyTo(target, null, CancellationToken.None);
                return true;
            });
        }

        File.Move(partial, path, overwrite: true);
    }
}
