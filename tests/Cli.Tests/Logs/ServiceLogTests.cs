using System.Text.Json;
using Sweep.Cli.Joining;
using Sweep.Cli.Logs;
using Sweep.Cli.Terminals;
using Sweep.Messages;

namespace Sweep.Cli.Tests.Logs;

public sealed class ServiceLogTests : IDisposable
{
    private readonly StringWriter written = new();

    public void Dispose() => written.Dispose();

    [Fact]
    public void In_json_a_line_is_an_object_with_what_it_is_about()
    {
        using var service = Open(LogFormat.Json, LogDetail.Information);
        var log = new NodeLog(service.Lines, () => TimeSpan.Zero);

        log.Warn(new AttemptId(new SweepId(3), new TrialId(7), 2), "it failed\nbadly",
            new InvalidOperationException("first line\nsecond line"));

        var line = JsonDocument.Parse(Lines().ShouldHaveSingleItem()).RootElement;
        line.GetProperty("Level").GetString().ShouldBe("Warning");
        line.GetProperty("RenderedMessage").GetString().ShouldBe("it failed\nbadly");
        line.GetProperty("MessageTemplate").GetString().ShouldNotBeNullOrEmpty();
        line.GetProperty("Timestamp").GetDateTimeOffset().Year.ShouldBeGreaterThan(2000);
        line.GetProperty("Exception").GetString()!.ShouldContain("second line");
        var about = line.GetProperty("Properties");
        about.GetProperty("Node").GetString().ShouldBe("gpu-a");
        about.GetProperty("SweepId").GetInt64().ShouldBe(3);
        about.GetProperty("Trial").GetInt64().ShouldBe(7);
        about.GetProperty("Attempt").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void In_json_a_line_names_the_span_in_which_it_was_said()
    {
        using var service = Open(LogFormat.Json, LogDetail.Information);
        using var span = new System.Diagnostics.Activity("training").Start();

        service.Lines.Information("said");

        var line = JsonDocument.Parse(Lines().ShouldHaveSingleItem()).RootElement;
        line.GetProperty("TraceId").GetString().ShouldBe(span.TraceId.ToString());
        line.GetProperty("SpanId").GetString().ShouldBe(span.SpanId.ToString());
    }

    [Fact]
    public void In_text_a_line_has_its_time_and_its_level_and_no_quotes()
    {
        using var service = Open(LogFormat.Text, LogDetail.Information);

        service.Lines.Information("node {Node:l} has left", "gpu-b");

        Lines().ShouldHaveSingleItem().ShouldMatch(@"^\d{4}-\d\d-\d\dT\S+ INF node gpu-b has left$");
    }

    [Fact]
    public void What_it_holds_can_be_changed_while_it_runs()
    {
        using var service = Open(LogFormat.Text, LogDetail.Warning);
        service.Lines.Debug("too early");

        service.Change(LogDetail.Debug);
        service.Lines.Debug("in time");
        service.Change(LogDetail.Error);
        service.Lines.Warning("too late");

        Lines().Select(line => line.Split(' ', 2)[1]).ShouldBe(
        [
            "DBG the log level is Debug from now on", "DBG in time", "ERR the log level is Error from now on",
        ]);
        service.Detail.ShouldBe(LogDetail.Error);
    }

    private ServiceLog Open(LogFormat format, LogDetail detail) => ServiceLog.Open(
        new Terminal { Input = TextReader.Null, Output = TextWriter.Null, Error = written },
        new LogRequest { Format = format, Detail = detail },
        format == LogFormat.Json ? "gpu-a" : null);

    private string[] Lines() => written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
