using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>Lists that come in parts.</summary>
internal static class Pages
{
    private const int Limit = 1000;

    /// <summary>All parts as one, with its JSON.</summary>
    public static Answer<ImmutableArray<T>> All<T>(ServerClient client, string path, JsonTypeInfo<Page<T>> type)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        string? cursor = null;
        do
        {
            var rest = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = client.Ask(ServerRequest.Get($"{path}?limit={Limit}{rest}"), type).Value;
            items.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        var all = items.ToImmutable();
        return new Answer<ImmutableArray<T>>(all, JsonSerializer.Serialize(new Page<T>(all, null), type));
    }
}
