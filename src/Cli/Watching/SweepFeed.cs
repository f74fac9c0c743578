using System.Collections.Concurrent;
using Sweep.Cli.Remote;
using Sweep.Messages.Api;

namespace Sweep.Cli.Watching;

/// <summary>Keeps a stream of events open whatever happens to the connection: it goes on after the last event that
/// came, or with a snapshot where the coordinator has forgotten. Gives up after a long time without an answer.
/// </summary>
internal sealed class SweepFeed : IDisposable
{
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan AbsenceMax = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan[] Waits =
        [.. new[] { 0.3, 0.7, 1, 2, 3, 5 }.Select(TimeSpan.FromSeconds)];

    private readonly ServerClient client;
    private readonly string name;
    private readonly Action<TimeSpan> pause;
    private readonly BlockingCollection<FeedItem> items = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Task work;
    private string? lastEvent;
    private int triesInVain;

    /// <summary>Opens the stream; what is wrong at the start is thrown, not tried again for long.</summary>
    /// <exception cref="ServerException">No answer, or a refusal.</exception>
    public SweepFeed(ServerCall call, string name)
    {
        (client, this.name, pause) = (call.Client, name, call.Terminal.Pause);
        var first = client.OpenAbout(name, Request());
        work = Task.Run(() => Follow(first));
    }

    /// <summary>The next item; null when none came within this time.</summary>
    public FeedItem? Take(TimeSpan within) => items.TryTake(out var item, within) ? item : null;

    public void Dispose()
    {
        stopping.Cancel();
        work.Wait();
        stopping.Dispose();
        items.Dispose();
    }

    private ServerRequest Request() => ServerRequest.Get(ApiRoutes.SweepEvents(name)) with
    {
        Accept = "text/event-stream",
        LastEvent = lastEvent,
    };

    private async Task Follow(HttpResponseMessage? response)
    {
        try
        {
            while (response is not null)
            {
                var reason = await Relay(response);
                if (stopping.IsCancellationRequested) return;
                items.Add(new FeedItem.Broken(reason));
                response = Reopen();
                if (response is not null) items.Add(new FeedItem.Restored());
            }
        }
        catch (Exception failure)
        {
            items.Add(new FeedItem.Ended(failure));
        }
    }

    /// <summary>Passes events on until the stream breaks, and says why it did.</summary>
    private async Task<string> Relay(HttpResponseMessage response)
    {
        using (response)
        {
            try
            {
                var stream = await response.Content.ReadAsStreamAsync(stopping.Token);
                await foreach (var news in new EventReader(stream, SilenceMax).Read(stopping.Token))
                {
                    lastEvent = news.Id ?? lastEvent;
                    triesInVain = 0;
                    items.Add(new FeedItem.News(news));
                }

                return "it ended the connection";
            }
            catch (Exception broken) when (broken is IOException or HttpRequestException or OperationCanceledException)
            {
                return ConnectionWords.Reason(broken);
            }
        }
    }

    /// <summary>Null when the viewer has left.</summary>
    private HttpResponseMessage? Reopen()
    {
        var waited = TimeSpan.Zero;
        while (!stopping.IsCancellationRequested)
        {
            var wait = Waits[Math.Min(triesInVain++, Waits.Length - 1)];
            pause(wait);
            waited += wait;
            try
            {
                return client.OpenOnce(Request());
            }
            catch (ServerException passing) when (passing.IsPassing && waited < AbsenceMax)
            {
                // The viewer shows that it is away; the next try says the rest.
            }
        }

        return null;
    }
}
