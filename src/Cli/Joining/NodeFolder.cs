namespace Sweep.Cli.Joining;

/// <summary>Where a node keeps its checkpoints, and where the nodes of a host agree on their names: each holds a lock
/// on a file there for as long as it lives. So a node that is started again has the name that it had, and two on one
/// host never share one.</summary>
internal sealed class NodeFolder : IDisposable
{
    private const int NodesMax = 1000;

    private readonly FileStream? _lock;

    private NodeFolder(string path, string nodeName, FileStream? nameLock) =>
        (Path, NodeName, _lock) = (path, nodeName, nameLock);

    public string Path { get; }

    public string NodeName { get; }

    /// <param name="path">Of <c>--checkpoints</c>; null: in the user's home.</param>
    /// <param name="name">Of <c>--name</c>; null: the host's and a number.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <exception cref="RefusedException">There is no such folder, and none can be made.</exception>
    public static NodeFolder Open(string? path, string? name, Func<string, string?> variable)
    {
        var folder = path ?? DefaultPath(variable);
        try
        {
            Directory.CreateDirectory(folder);
            if (name is not null) return new NodeFolder(folder, name, null);
            for (var number = 0; number < NodesMax; number++)
            {
                var free = FormattableString.Invariant($"{HostName()}-{number}");
                if (TryLock(System.IO.Path.Combine(folder, $"{free}.lock")) is { } held)
                    return new NodeFolder(folder, free, held);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{folder}: {failure.Message.TrimEnd('.')}. "
                + "Name a folder that this user may write with --checkpoints.");
        }

        throw new RefusedException($"{folder}: {NodesMax} nodes run here already. Give this one a --name.");
    }

    public void Dispose() => _lock?.Dispose();

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null; // Another node of this host holds it.
        }
    }

    private static string DefaultPath(Func<string, string?> variable)
    {
        var state = NotEmpty(variable("XDG_STATE_HOME"))
            ?? (NotEmpty(variable("HOME")) is { } home ? System.IO.Path.Combine(home, ".local", "state") : null)
            ?? throw new RefusedException("there is no home folder; name a folder with --checkpoints");
        return System.IO.Path.Combine(state, "sweep", "checkpoints");
    }

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>In the form of a node's name, with room for the number.</summary>
    private static string HostName()
    {
        var plain = Environment.MachineName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-');
        var name = new string([.. plain.Take(50)]).Trim('.', '-');
        return name.Length > 0 ? name : "node";
    }
}
