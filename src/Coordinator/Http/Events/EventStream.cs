using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Events;

/// <summary>One client's stream. It looks at the desk ten times a second; while the client does not read, it waits, and
/// its place at the desk may be lost, which costs it a snapshot and us nothing.</summary>
internal sealed class EventStream(HttpContext http, CoordinatorAccess coordinator, IWatched watched)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private TimeSpan? toldAt;
    private TimeSpan sentAt;
    private long place;

    /// <param name="isServed">Ends it when the server stops, or does not lead any more.</param>
    public async Task Run(Func<bool> isServed)
    {
        http.Response.ContentType = "text/event-stream";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var events = new EventWriter(http.Response, http.RequestAborted);
        using var timer = new PeriodicTimer(Tick);
        var newest = coordinator.News.Enter();
        try
        {
            Begin(events, newest);
            do
            {
                Advance(events);
                await events.Send();
            }
            while (!watched.IsOver && isServed() && await timer.WaitForNextTickAsync(http.RequestAborted));

            if (watched.IsOver) await End(events);
        }
        finally
        {
            coordinator.News.Leave();
        }
    }

    private void Begin(EventWriter events, long newest)
    {
        sentAt = coordinator.Now;
        var last = coordinator.News.NumberOf(http.Request.Headers["Last-Event-ID"]);
        place = last ?? newest;
        if (last is null || coordinator.News.After(place, watched.Only).IsLost) Snapshot(events, newest);
    }

    private void Advance(EventWriter events)
    {
        var now = coordinator.Now;
        var isDue = !(now - toldAt < Pause);
        var news = coordinator.News.After(place, watched.Only);
        if (news.IsLost)
        {
            if (isDue) Snapshot(events, news.Through);
        }
        else
        {
            foreach (var item in news.Items)
                NewsTelling.Tell(events, item, coordinator.News.IdOf(item.Number), coordinator);
            place = news.Through;
            if (isDue)
            {
                watched.AddProgress(events, coordinator.News.IdOf(place));
                toldAt = now;
            }
        }

        if (events.IsEmpty && now - sentAt >= Silence) events.AddComment("still here");
        if (!events.IsEmpty) sentAt = now;
    }

    private void Snapshot(EventWriter events, long through)
    {
        watched.AddSnapshot(events, coordinator.News.IdOf(through));
        place = through;
        toldAt = coordinator.Now;
    }

    private Task End(EventWriter events)
    {
        events.Add(NewsNames.Deleted, coordinator.News.IdOf(place), "", ApiJson.Default.String);
        return events.Send();
    }
}
