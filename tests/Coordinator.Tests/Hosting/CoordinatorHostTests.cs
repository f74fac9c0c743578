using Sweep.Actors.Host;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Hosting;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Serving;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Tests.Cluster;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Coordinator.Tests.Hosting;

public sealed class CoordinatorHostTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MemoryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task What_it_answers_is_durable_and_visible()
    {
        using var host = Host(_store);
        host.Start();

        var reply = await Submit(host);

        var accepted = reply.ShouldBeOfType<ClusterReply.Accepted>();
        accepted.Change.ShouldBe(RequestChange.Created);
        _store.LastSequence(accepted.Sweep!.Value).ShouldBeGreaterThan(0);
        host.State.Sweeps.Keys.ShouldBe([accepted.Sweep.Value]);
        host.Failure.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_asked_before_the_start_is_answered_after_it()
    {
        using var host = Host(_store);
        var reply = Submit(host);
        reply.IsCompleted.ShouldBeFalse();

        host.Start();

        (await reply).ShouldBeOfType<ClusterReply.Accepted>();
    }

    [Fact]
    public async Task A_host_that_is_stopped_answers_nobody_and_the_next_one_knows_all()
    {
        using (var first = Host(_store))
        {
            first.Start();
            await Submit(first);
            first.Dispose();
            await Should.ThrowAsync<ObjectDisposedException>(() => Submit(first));
            first.Failure.IsCompleted.ShouldBeFalse();
        }

        using var second = Host(_store);
        second.Start();

        (await Submit(second)).ShouldBeOfType<ClusterReply.Accepted>().Change.ShouldBe(RequestChange.None);
    }

    [Fact]
    public async Task One_that_stood_by_goes_on_with_what_the_leader_recorded_and_fences_it_off()
    {
        using var leader = Host(_store);
        leader.Start();
        await Submit(leader);

        using var next = Host(_store.TakeOver());
        next.Start();
        var known = await Submit(next);
        var refused = await Should.ThrowAsync<JournalException>(() => Submit(leader, "another"));

        known.ShouldBeOfType<ClusterReply.Accepted>().Change.ShouldBe(RequestChange.None);
        refused.Fault.ShouldBe(JournalFault.Fenced);
        (await Should.ThrowAsync<JournalException>(leader.Failure.WaitAsync(Patience))).ShouldBe(refused);
        next.State.Sweeps.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_ends_it_with_the_reason()
    {
        var damage = new JournalException(JournalFault.Damaged, "sweep 1: fact 7 is missing");
        using var host = Host(new FaultyStore(_store) { OnRead = damage });
        var reply = Submit(host);

        host.Start();

        (await Should.ThrowAsync<JournalException>(host.Failure.WaitAsync(Patience))).ShouldBe(damage);
        (await Should.ThrowAsync<JournalException>(() => reply)).ShouldBe(damage);
        (await Should.ThrowAsync<JournalException>(() => Submit(host))).ShouldBe(damage);
        host.State.Sweeps.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_that_refuses_a_write_ends_it_and_nothing_is_answered_that_is_not_durable()
    {
        var full = new JournalException(JournalFault.DiskFull, "the disk is full");
        var store = new FaultyStore(_store);
        using var host = Host(store);
        host.Start();
        await Submit(host);

        store.OnCommit = full;
        var refused = await Should.ThrowAsync<JournalException>(() => Submit(host, "another"));

        refused.ShouldBe(full);
        (await Should.ThrowAsync<JournalException>(host.Failure.WaitAsync(Patience))).ShouldBe(full);
        host.State.Sweeps.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reign_over_a_store_that_cannot_be_read_does_not_begin()
    {
        var damage = new JournalException(JournalFault.Damaged, "sweep 1: fact 7 is missing");
        using var reign = new Reign(new ReignOptions
        {
            Store = new FaultyStore(_store) { OnRead = damage },
            Epoch = 1,
            Clock = new SystemClock(),
            Report = _ => { },
            OnRestart = _ => { },
        });

        var refused = await Should.ThrowAsync<JournalException>(() => reign.Start(CancellationToken.None));

        refused.ShouldBe(damage);
    }

    private static CoordinatorHost Host(ISweepStore store) => new(new CoordinatorHostOptions
    {
        Store = store,
        Clock = new SystemClock(),
        Send = (_, _) => { },
        OnRestart = bug => throw new InvalidOperationException("the coordinator has a bug", bug),
    });

    private static Task<ClusterReply> Submit(CoordinatorHost host, string name = "sweep")
    {
        var definition = ClusterScene.Definition() with { Name = name };
        return host.Ask(new ClusterRequest.Submit(Grid.Expand(definition), CanonicalDefinition.Write(definition)))
            .WaitAsync(Patience);
    }
}
