using Serilog;
using Sweep.Cli.Definitions;
using Sweep.Cli.Logs;
using Sweep.Cli.Progress;
using Sweep.Cli.Rendering;
using Sweep.Cli.Results;
using Sweep.Cli.Terminals;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Cli.Running;

/// <summary><c>sweep run</c> from the definition to the comparison.</summary>
internal sealed class RunCommand(RunRequest request, Terminal terminal, SweepStarter start)
{
    /// <summary>Runs, or goes on with, the sweep and returns the process's exit code.</summary>
    public int Execute()
    {
        var definition = DefinitionInput.Read(request.File, request.Overrides, terminal);
        var progress = new RunProgress(Grid.Expand(definition));
        using var folder = request.OutputFolder is { } path ? OutputFolder.Open(path, definition) : null;
        using var memory = new MemoryJournal();
        var journal = folder?.Journal ?? memory;
        using var log = RunLog.Open(terminal, terminal.IsLive, folder?.Path);
        try
        {
            return Execute(progress, journal, folder, log);
        }
        catch (Exception bug) when (!ErrorReport.Knows(bug))
        {
            log.Fatal(bug, "this is a bug");
            throw;
        }
    }

    private int Execute(RunProgress progress, IJournal journal, OutputFolder? folder, ILogger log)
    {
        progress.Replay(journal.Read());
        var outcome = Run(progress, journal, folder, log);
        return outcome is SweepOutcome.Interrupted
            ? Pause(progress, log)
            : outcome is SweepOutcome.Paused paused
            ? Diagnose(paused, progress, log)
            : Conclude(progress, journal, outcome, log);
    }

    private SweepOutcome Run(RunProgress progress, IJournal journal, OutputFolder? folder, ILogger log)
    {
        using var painter = new LivePainter(terminal.Error);
        using var stopping = new CancellationTokenSource();
        ILocalSweep? sweep = null;
        using var signals = new StopSignals(
            first: () =>
            {
                stopping.Cancel();
                Volatile.Read(ref sweep)?.Interrupt();
            },
            second: () =>
            {
                painter.Dispose();
                Environment.Exit(ExitCode.Interrupted);
            });
        var data = new DataInput(request.DataFolder, new DownloadReport(terminal, log), stopping.Token);
        if (!progress.IsFinished && !data.IsReady(progress.Grid.Definition.Trainer.Dataset))
            return new SweepOutcome.Interrupted();

        LogStart(progress, isResuming: journal.LastSequence > 0, log);
        var feed = new FactFeed();
        using var running = start(new LocalSweepOptions
        {
            Grid = progress.Grid,
            Definition = CanonicalDefinition.Write(progress.Grid.Definition),
            Journal = journal,
            Workers = request.Workers,
            OpenData = data.Open,
            CreateEngine = new Engines().Create,
            CheckpointDirectory = folder?.CheckpointFolder,
            OnFacts = feed.Add,
            Warn = (message, failure) => log.Warning(failure, "{Message:l}", message),
        });
        Volatile.Write(ref sweep, running);
        if (signals.IsRequested) running.Interrupt();
        new RunMonitor(progress, new ProgressLog(log, progress), feed)
        {
            Display = !terminal.IsLive ? null : new LiveDisplay(terminal, painter)
            {
                Workers = request.Workers,
                IsKept = folder is not null,
                IsStopping = () => signals.IsRequested,
            },
        }.Follow(running.Completion);
        return running.Completion.GetAwaiter().GetResult();
    }

    private void LogStart(RunProgress progress, bool isResuming, ILogger log)
    {
        var grid = progress.Grid;
        log.Information("{Name:l}: {Trainer:l}; {Configurations:l} x {Seeds:l}, {Workers:l}",
            grid.Definition.Name, TrainerText.Of(grid.Definition.Trainer),
            Plural.Of(grid.ConfigurationCount, "configuration"), Plural.Of(grid.Definition.Seeds.Length, "seed"),
            Plural.Of(request.Workers, "worker"));
        if (progress.IsFinished)
        {
            Say(log, "this sweep is finished already; nothing is run again");
        }
        else if (isResuming)
        {
            Say(log, $"resuming: {progress.Finished} of {Plural.Of(progress.Total, "trial")} "
                + $"{(progress.Finished == 1 ? "is" : "are")} done");
        }
    }

    /// <summary>What a person must hear also where a live view keeps log lines off the screen.</summary>
    private void Say(ILogger log, string sentence)
    {
        log.Information("{Sentence:l}", sentence);
        if (terminal.IsLive) terminal.Error.WriteLine(sentence);
    }

    private int Pause(RunProgress progress, ILogger log)
    {
        Say(log, $"interrupted: {progress.Finished} of {Plural.Of(progress.Total, "trial")} done"
            + (request.OutputFolder is null ? "; nothing is kept without --out DIR" : " and kept; go on with"));
        if (request.OutputFolder is not null) terminal.Error.WriteLine("  " + request.CommandText);
        return ExitCode.Interrupted;
    }

    /// <summary>Everything failed alike: the process ends before the rest does too.</summary>
    private int Diagnose(SweepOutcome.Paused paused, RunProgress progress, ILogger log)
    {
        Say(log, $"paused with {progress.Finished} of {Plural.Of(progress.Total, "trial")} done: {paused.Reason}");
        Say(log, request.OutputFolder is null
            ? "nothing is kept without --out DIR; put this right and run again"
            : "put this right, then go on, with the failed trials too, by");
        if (request.OutputFolder is not null) terminal.Error.WriteLine("  " + request.CommandText);
        return ExitCode.Failed;
    }

    private int Conclude(RunProgress progress, IJournalReader journal, SweepOutcome outcome, ILogger log)
    {
        var results = new RunResults(progress.Grid, journal);
        if (request.OutputFolder is { } folder) results.Write(folder);
        terminal.Output.Write(request.IsJson ? results.SummaryJson() : Ending.Compose(progress, terminal));
        if (!request.IsJson)
            terminal.Output.WriteLine(WordWrap.Fold(FilePlaces.Describe(request.OutputFolder), terminal.OutputColumns));
        switch (outcome)
        {
            case SweepOutcome.Failed failed:
                Say(log, $"the sweep failed: {failed.Reason}");
                return ExitCode.Failed;
            case SweepOutcome.Finished { Reason: { } reason }:
                Say(log, $"ended early: {reason}");
                return ExitCode.Done;
            default:
                return ExitCode.Done;
        }
    }
}
