using System.Collections.Immutable;

namespace Sweep.GpuNode.Links;

/// <summary>Whom to dial next: who was pointed to, else the configured coordinators in turn.</summary>
internal sealed class LinkTargets
{
    private const string Path = "/api/v1/link";

    private readonly Lock _gate = new();
    private readonly ImmutableArray<Uri> _configured;
    private Uri? _pointedTo;
    private int _next;

    public LinkTargets(ImmutableArray<Uri> configured)
    {
        if (configured.IsDefaultOrEmpty) throw new ArgumentException("there is nobody to join", nameof(configured));
        _configured = [.. configured.Select(ToLink)];
    }

    public Uri Current
    {
        get
        {
            lock (_gate) return _pointedTo ?? _configured[_next];
        }
    }

    /// <summary>The current one did not answer.</summary>
    public void MoveOn()
    {
        lock (_gate)
        {
            if (_pointedTo is null) _next = (_next + 1) % _configured.Length;
            _pointedTo = null;
        }
    }

    /// <summary>Somebody said who leads. The secret never follows from an encrypted connection to a plain
    /// one.</summary>
    public void PointTo(string? url)
    {
        var current = Current;
        var isUsable = Uri.TryCreate(current, url ?? "", out var target)
            && target.Scheme is "http" or "https" or "ws" or "wss";
        if (url is null || !isUsable || (IsEncrypted(current) && !IsEncrypted(target!)))
        {
            MoveOn();
            return;
        }

        lock (_gate) _pointedTo = ToLink(target!);
    }

    private static bool IsEncrypted(Uri uri) => uri.Scheme is "https" or "wss";

    private static Uri ToLink(Uri uri)
    {
        var scheme = IsEncrypted(uri) ? "wss" : "ws";
        var path = uri.AbsolutePath is "/" or "" ? Path : uri.AbsolutePath;
        return new UriBuilder(scheme, uri.Host, uri.Port, path).Uri;
    }
}
