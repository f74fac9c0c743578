using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Sweep.Cli.Terminals;
using Sweep.Cli.Tests.Support;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.Watching;

public sealed class WatchTests
{
    private const string Events = "GET /api/v1/sweeps/quickstart/events";

    [Fact]
    public void Elsewhere_than_on_a_terminal_it_writes_log_lines_and_ends_with_the_comparison()
    {
        using var server = Serve((context, _) => Send(
            context, Snapshot(SampleCluster.Detail), TrialEnds(), Progress(SampleCluster.Done)));

        var run = CommandRun.At(server.Url, "watch", "quickstart");

        run.ExitCode.ShouldBe(0, run.Error);
        Messages(run.Error).ShouldBe(
        [
            "quickstart: mlp [64] on digits, 400 steps; 7 configurations x 5 seeds",
            "running",
            "50 %: 19 of 35 trials in 14 s, about 11 s left",
            "trial 28 (sgd lr=1000, seed 3) diverged: loss-not-finite: train_loss was NaN at step 20.",
            "finished",
            "100 %: 35 of 35 trials in 25 s",
        ]);
        run.Output.ShouldContain("quickstart: 35 trials: 30 completed, 5 diverged.\n");
    }

    [Fact]
    public void A_broken_connection_goes_on_after_the_last_event()
    {
        using var server = Serve((context, connection) => connection == 1
            ? Send(context, Snapshot(SampleCluster.Detail) with { Id = "e1-41" }, Report() with { Id = "e1-42" })
            : Send(context, Progress(SampleCluster.Done)));

        var run = CommandRun.At(server.Url, "watch", "quickstart");

        run.ExitCode.ShouldBe(0, run.Error);
        server.Requests.Where(request => request.Line == Events).Take(2)
            .Select(request => request.LastEvent).ShouldBe(["", "e1-42"]);
        Messages(run.Error).ShouldContain($"{server.Url} does not answer (it ended the connection); trying again");
        Messages(run.Error).ShouldContain($"{server.Url} answers again");
    }

    [Fact]
    public void A_coordinator_that_is_away_for_a_while_is_waited_for()
    {
        using var server = Serve((context, connection) => connection switch
        {
            1 => Send(context, Snapshot(SampleCluster.Detail)),
            < 9 => StubCoordinator.Refuse(context, Problems.Of(503, "unavailable", "it is starting", "Wait.")),
            _ => Send(context, Snapshot(SampleCluster.Done)),
        });

        CommandRun.At(server.Url, "watch", "quickstart").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_coordinator_that_stays_away_is_given_up()
    {
        using var server = Serve((context, connection) => connection == 1
            ? Send(context, Snapshot(SampleCluster.Detail))
            : StubCoordinator.Refuse(context, Problems.Of(503, "unavailable", "it is starting", "Wait.")));

        var run = CommandRun.At(server.Url, "watch", "quickstart");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldEndWith($"sweep watch: {server.Url}: it is starting. Wait.\n");
    }

    [Theory]
    [InlineData(SweepStatus.Failed, "the sweep failed: all trials failed\n")]
    [InlineData(SweepStatus.Stopped, "the sweep was stopped: all trials failed\n")]
    public void A_sweep_that_gave_no_answer_ends_with_one(SweepStatus status, string sentence)
    {
        using var server = Serve((context, _) => Send(context, Snapshot(SampleCluster.Done with
        {
            Sweep = SampleCluster.Done.Sweep with { Status = status, Reason = "all trials failed" },
        })));

        var run = CommandRun.At(server.Url, "watch", "quickstart");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldEndWith(sentence);
    }

    [Fact]
    public void A_sweep_that_is_deleted_meanwhile_is_said_to_be()
    {
        using var server = Serve((context, _) => Send(
            context, Snapshot(SampleCluster.Detail), new Sent(NewsNames.Deleted, "")));

        var run = CommandRun.At(server.Url, "watch", "quickstart");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldEndWith("'quickstart' was deleted.\n");
    }

    [Fact]
    public void For_programs_each_event_is_a_line()
    {
        using var server = Serve((context, _) => Send(
            context, Snapshot(SampleCluster.Detail), new Sent("later", "{}"), Progress(SampleCluster.Done)));

        var run = CommandRun.At(server.Url, "watch", "quickstart", "--json");

        var lines = run.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => line.GetProperty("event").GetString()).ShouldBe(["snapshot", "later", "progress"]);
        lines[2].GetProperty("data").GetProperty("sweep").GetProperty("status").GetString().ShouldBe("Finished");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void On_a_terminal_it_paints_the_view_of_a_local_run()
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = Serve(async (context, _) =>
        {
            await Send(context, Snapshot(SampleCluster.Detail));
            await seen.Task.WaitAsync(context.RequestAborted);
            await Send(context, Progress(SampleCluster.Done));
        });

        var run = CommandRun.At(
            server.Url,
            terminal => terminal with
            {
                IsLive = true,
                Size = () =>
                {
                    // Asked for by the first frame.
                    seen.TrySetResult();
                    return new ScreenSize(100, 30);
                },
            },
            "watch", "quickstart");

        Golden.ShouldMatch(FirstFrame(run.Error), "watch-100x30.txt");
    }

    [Fact]
    public void Submitting_can_watch_what_it_submitted()
    {
        using var server = Serve((context, _) => Send(context, Snapshot(SampleCluster.Done))).On(
            "POST /api/v1/sweeps",
            new ChangeReply { Change = "none", Message = "it is there already.", Sweep = SampleCluster.Entry },
            ApiJson.Default.ChangeReply);

        var run = CommandRun.At(
            server.Url, "submit", Repository.File("examples", "quickstart.yaml"), "--watch");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("it is there already.\n");
        run.Output.ShouldContain("quickstart: 35 trials: 30 completed, 5 diverged.\n");
    }

    /// <param name="answer">Given the number of the connection, from 1.</param>
    private static StubCoordinator Serve(Func<HttpContext, int, Task> answer)
    {
        var connections = 0;
        return SampleCluster.Serve().On(Events, context => answer(context, Interlocked.Increment(ref connections)));
    }

    private static async Task Send(HttpContext context, params Sent[] events)
    {
        if (!context.Response.HasStarted) context.Response.ContentType = "text/event-stream";
        foreach (var sent in events)
        {
            var id = sent.Id is null ? "" : $"id: {sent.Id}\n";
            await context.Response.WriteAsync($": keep\n\n{id}event: {sent.Name}\ndata: {sent.Data}\n\n");
            await context.Response.Body.FlushAsync();
        }
    }

    private static Sent Snapshot(SweepDetail detail) =>
        new(NewsNames.Snapshot, JsonSerializer.Serialize(detail, ApiJson.Default.SweepDetail));

    private static Sent Progress(SweepDetail detail) => Snapshot(detail) with { Name = NewsNames.Progress };

    private static Sent Report() => new(NewsNames.Report, "{}");

    private static Sent TrialEnds()
    {
        var trial = SampleCluster.Detail.EarlyEnds[1] with { Trial = 28, Seed = 3, State = TrialState.Diverged };
        return new Sent(
            NewsNames.Trial, JsonSerializer.Serialize(new TrialNews("quickstart", trial), ApiJson.Default.TrialNews));
    }

    /// <summary>Without the clock at the beginning of each line.</summary>
    private static List<string> Messages(string log) =>
        [.. log.TrimEnd('\n').Split('\n').Select(line => line[(line.IndexOf(' ') + 1)..])];

    /// <summary>What stands on the screen after the first frame that shows anything, with its clocks at zero.</summary>
    private static string FirstFrame(string written)
    {
        var begin = written.IndexOf("\e[?2026h", StringComparison.Ordinal);
        var frame = written[begin..written.IndexOf("\e[J", begin, StringComparison.Ordinal)];
        frame = Regex.Replace(frame, @"\d+:\d\d (gone|left)", "0:00 $1");
        return frame.Replace("\e[?2026h", "").Replace("\e[?25l", "").Replace("\e[K", "").Replace("\r", "");
    }

    private sealed record Sent(string Name, string Data)
    {
        public string? Id { get; init; }
    }
}
