using Sweep.Actors.Host;

namespace Sweep.Actors.Tests;

public class ActorThreadTests
{
    [Fact]
    public async Task An_actor_that_throws_is_created_anew_and_goes_on_with_the_next_events()
    {
        var lives = new List<Recorder>();
        var bugs = new List<Exception>();
        using var thread = Thread(lives, bugs, restartsMax: 3);
        thread.Start();

        await Deliver(thread, lives, "first");
        thread.Post("throw");
        await Deliver(thread, lives, "second");
        thread.Stop();
        await thread.Completion;

        lives[0].Seen.ShouldBe(["first"]);
        lives[^1].Seen.ShouldBe(["second"]);
        bugs.ShouldAllBe(bug => bug.Message == "a bug");
        thread.RestartCount.ShouldBe(bugs.Count);
        thread.RestartCount.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task Only_the_event_that_fails_is_dropped_from_its_batch()
    {
        var (lives, bugs) = (new List<Recorder>(), new List<Exception>());
        using var thread = Thread(lives, bugs, restartsMax: 9);
        foreach (var text in (string[])["before", "throw", "after"]) thread.Post(text);

        thread.Start();
        thread.Stop();
        await thread.Completion;

        lives.SelectMany(life => life.Seen).Distinct().ShouldBe(["before", "after"]);
        lives[^1].Seen.ShouldBe(["after"]);
    }

    [Fact]
    public async Task Too_many_restarts_end_the_actor_with_the_exception()
    {
        var (lives, bugs) = (new List<Recorder>(), new List<Exception>());
        using var thread = Thread(lives, bugs, restartsMax: 0);
        thread.Start();

        thread.Post("throw");
        var exception = await Should.ThrowAsync<InvalidOperationException>(thread.Completion);

        exception.Message.ShouldBe("a bug");
        lives.Count.ShouldBe(1);
        bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Restarts_outside_of_the_window_do_not_count()
    {
        var (lives, bugs) = (new List<Recorder>(), new List<Exception>());
        var clock = new StoppedClock();
        using var thread = Thread(lives, bugs, restartsMax: 2, clock);
        thread.Start();

        for (var i = 0; i < 5; i++)
        {
            thread.Post("throw");
            await Deliver(thread, lives, $"after {i}");
            clock.Now += TimeSpan.FromMinutes(2);
        }

        thread.RestartCount.ShouldBeGreaterThanOrEqualTo(5);
    }

    /// <summary>Posts and waits until it was handled, so that the next event is a batch of its own.</summary>
    private static Task Deliver(ActorThread<string> thread, List<Recorder> lives, string text)
    {
        var handled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Recorder.OnSeen = seen =>
        {
            if (seen == text) handled.TrySetResult();
        };
        thread.Post(text);
        return handled.Task;
    }

    private static ActorThread<string> Thread(
        List<Recorder> lives, List<Exception> bugs, int restartsMax, IClock? clock = null) => new(
        "test",
        () =>
        {
            lives.Add(new Recorder());
            return lives[^1];
        },
        new ActorThreadOptions
        {
            Clock = clock ?? new StoppedClock(),
            OnRestart = bugs.Add,
            Supervision = new SupervisionOptions { RestartsMax = restartsMax },
        });

    private sealed class StoppedClock : IClock
    {
        public TimeSpan Now { get; set; }
    }

    private sealed class Recorder : IActor<string>
    {
        public static Action<string> OnSeen { get; set; } = _ => { };

        public List<string> Seen { get; } = [];

        public void Handle(IReadOnlyList<string> events)
        {
            foreach (var text in events)
            {
                if (text == "throw") throw new InvalidOperationException("a bug");
                Seen.Add(text);
                OnSeen(text);
            }
        }
    }
}
