using System.Collections.Concurrent;
using Sweep.Actors.Host;
using Sweep.Coordinator.Storage.Leading;
using Sweep.Coordinator.Storage.Postgres;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>The leader's row on a real server, and hosts that take turns by it.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresLeadershipTests(PostgresServer server) : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly PostgresDatabase? database =
        PostgresServer.WhyThereIsNone is null ? PostgresDatabase.Open(server.NewDatabase()) : null;

    public void Dispose() => database?.Dispose();

    [PostgresFact]
    public void A_lease_is_taken_once_and_all_others_are_told_whose_it_is()
    {
        var first = Leases("first");
        var second = Leases("second");

        first.Claim(null, Long).ShouldBe(new LeaseAnswer(new Leader("first", "http://first", 1), true));
        second.Claim(null, Long).ShouldBe(new LeaseAnswer(new Leader("first", "http://first", 1), false));
        first.Claim(1, Long).IsGranted.ShouldBeTrue();
    }

    [PostgresFact]
    public void A_lease_that_is_over_begins_a_new_epoch_and_the_old_one_cannot_be_renewed()
    {
        var first = Leases("first");
        var second = Leases("second");
        first.Claim(null, TimeSpan.Zero);

        second.Claim(null, Long).ShouldBe(new LeaseAnswer(new Leader("second", "http://second", 2), true));

        first.Claim(1, Long).ShouldBe(new LeaseAnswer(new Leader("second", "http://second", 2), false));
    }

    [PostgresFact]
    public void A_lease_that_ran_out_unclaimed_may_be_renewed()
    {
        var first = Leases("first");
        first.Claim(null, TimeSpan.Zero);

        first.Claim(1, Long).IsGranted.ShouldBeTrue();
    }

    [PostgresFact]
    public void A_lease_that_is_given_back_is_free_at_once()
    {
        var first = Leases("first");
        first.Claim(null, Long);

        Leases("second").Release(1);
        Leases("second").Claim(null, Long).IsGranted.ShouldBeFalse();
        first.Release(1);

        Leases("second").Claim(null, Long).IsGranted.ShouldBeTrue();
    }

    [PostgresFact]
    public void Of_many_that_ask_at_once_one_leads()
    {
        var answers = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16)
            .Select(i => Leases($"coordinator-{i}").Claim(null, Long)).ToArray();

        answers.Count(answer => answer.IsGranted).ShouldBe(1);
        answers.Select(answer => answer.Leader).Distinct().Count().ShouldBe(1);
    }

    [PostgresFact]
    public void A_host_that_ends_hands_over_to_the_one_that_stands_by()
    {
        var first = new Heard("first", this);
        first.Next().ShouldBe(new LeadershipEffect.Lead(1));
        using var second = new Heard("second", this);
        second.Next().ShouldBe(new LeadershipEffect.Follow(new Leader("first", "http://first", 1)));

        first.Dispose();

        second.Next().ShouldBe(new LeadershipEffect.Lead(2));
        first.Next().ShouldBeOfType<LeadershipEffect.StepDown>();
    }

    private PostgresLeases Leases(string holder) => new(database!, holder, $"http://{holder}");

    /// <summary>A host and what it told, in order.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly BlockingCollection<LeadershipEffect> told = [];
        private readonly LeadershipHost host;

        internal Heard(string name, PostgresLeadershipTests test)
        {
            host = new LeadershipHost(new LeadershipHostOptions
            {
                Leases = test.Leases(name),
                Clock = new SystemClock(),
                Tell = told.Add,
                OnTrouble = error => throw error,
                OnRestart = _ => { },
                Leadership = new LeadershipOptions { PollEvery = TimeSpan.FromMilliseconds(50) },
            });
            host.Start();
        }

        internal LeadershipEffect Next() => told.Take();

        public void Dispose() => host.Dispose();
    }
}
