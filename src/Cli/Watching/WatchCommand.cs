using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Serilog.Core;
using Sweep.Cli.Logs;
using Sweep.Cli.Remote;
using Sweep.Cli.Rendering;
using Sweep.Cli.Running;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Watching;

/// <summary><c>sweep watch</c> from the first event to the comparison. The sweep does not notice its viewers.</summary>
internal sealed class WatchCommand(ServerCall call, string name)
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(100);

    private readonly WatchedSweep sweep = new(Server(call));

    private Terminal Terminal => call.Terminal;

    private bool IsLive => Terminal.IsLive && !call.IsJson;

    /// <summary>Returns the process's exit code when the sweep is over.</summary>
    public int Execute()
    {
        var isGone = Follow();
        if (isGone)
        {
            Terminal.Error.WriteLine($"'{name}' was deleted.");
            return ExitCode.Failed;
        }

        if (!call.IsJson) Terminal.Output.Write(RemoteResults.Ask(call.Client, name).Compose(Terminal));
        return Conclude(sweep.Detail!.Sweep);
    }

    /// <summary>True when the sweep was deleted meanwhile.</summary>
    private bool Follow()
    {
        using var painter = new LivePainter(Terminal.Error);
        void Leave()
        {
            painter.Dispose();
            Environment.Exit(ExitCode.Interrupted);
        }

        using var signals = new StopSignals(Leave, Leave);
        using Logger logger = RunLog.Open(Terminal, IsLive || call.IsJson, folder: null);
        var log = new WatchLog(logger);
        using var feed = new SweepFeed(call, name);
        while (!sweep.IsDone)
        {
            var item = feed.Take(FrameTime);
            if (item is FeedItem.News { Event.Name: NewsNames.Deleted }) return true;
            if (item is not null) Apply(item, log);
            if (IsLive && sweep.View(Terminal.Glyphs) is { } view) new LiveWindow(Terminal, painter).Paint(view);
        }

        return false;
    }

    private void Apply(FeedItem item, WatchLog log)
    {
        switch (item)
        {
            case FeedItem.News news:
                Apply(news.Event, log);
                break;
            case FeedItem.Broken broken:
                sweep.IsConnected = false;
                log.WriteBroken(Server(call), broken.Reason);
                break;
            case FeedItem.Restored:
                sweep.IsConnected = true;
                log.WriteRestored(Server(call));
                break;
            case FeedItem.Ended ended:
                throw ended.Failure;
        }
    }

    private void Apply(ServerEvent news, WatchLog log)
    {
        if (call.IsJson) Terminal.Output.WriteLine(JsonLine(news));
        switch (news.Name)
        {
            case NewsNames.Snapshot or NewsNames.Progress:
                sweep.Update(Read(news, ApiJson.Default.SweepDetail));
                log.Write(sweep.Detail!);
                break;
            case NewsNames.Trial:
                log.Write(Read(news, ApiJson.Default.TrialNews));
                break;
        }
    }

    private int Conclude(SweepEntry ended)
    {
        var reason = ended.Reason is { } why ? $": {why}" : "";
        switch (ended.Status)
        {
            case SweepStatus.Failed:
                Terminal.Error.WriteLine($"the sweep failed{reason}");
                return ExitCode.Failed;
            case SweepStatus.Stopped:
                Terminal.Error.WriteLine($"the sweep was stopped{reason}");
                return ExitCode.Failed;
            default:
                if (ended.Reason is not null) Terminal.Error.WriteLine($"ended early{reason}");
                return ExitCode.Done;
        }
    }

    private T Read<T>(ServerEvent news, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(news.Data, type)
                ?? throw ServerFailures.Unreadable(call.Client.Server, "null");
        }
        catch (JsonException unreadable)
        {
            throw ServerFailures.Unreadable(call.Client.Server, unreadable.Message);
        }
    }

    /// <summary>An event as one line: its data are JSON already.</summary>
    private static string JsonLine(ServerEvent news)
    {
        var data = news.Data.Length > 0 ? news.Data : "null";
        return $$"""{"event":{{JsonSerializer.Serialize(news.Name)}},"data":{{data}}}""";
    }

    private static string Server(ServerCall call) => ServerAddress.Display(call.Client.Server);
}
