using Sweep.Actors;
using Sweep.Actors.Simulation;
using Sweep.Coordinator.Storage.Leading;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>Three coordinators with clocks of their own, a database that answers late or not at all, and processes that
/// are frozen for longer than a lease. After every event: at most one leads, and epochs only rise. When all faults are
/// healed somebody leads within 10 s.</summary>
public sealed class LeadershipSimulationTests
{
    private static readonly TimeSpan Trouble = TimeSpan.FromMinutes(3);

    [Fact]
    public void Over_many_seeds_at_most_one_leads_and_after_trouble_one_does()
    {
        var epochs = 0L;
        for (var seed = 1UL; seed <= 200; seed++) epochs += new Scene(seed).Run();

        epochs.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void The_same_seed_gives_the_same_course()
    {
        new Scene(7).Trace().ShouldBe(new Scene(7).Trace());
    }

    private sealed class Scene
    {
        private readonly Simulator simulator;
        private readonly Prng random;
        private readonly Process[] processes;
        private long highestEpoch;

        internal Scene(ulong seed)
        {
            simulator = new Simulator(seed);
            random = simulator.Random.Fork("leadership");
            processes = [.. Enumerable.Range(0, 3).Select(i => new Process(this, i))];
        }

        internal Leader Row { get; private set; } = new("", "", 0);

        internal TimeSpan LeaseEnds { get; private set; }

        private bool IsHealed => simulator.Now > Trouble;

        internal long Run()
        {
            foreach (var process in processes) process.Start();
            while (!IsHealed) Step();
            var healed = simulator.Now;
            simulator.Schedule(TimeSpan.FromSeconds(30), "end", () => { });
            while (simulator.Now < healed + TimeSpan.FromSeconds(25)) Step();
            processes.Count(process => process.IsLeading).ShouldBe(1);
            return highestEpoch;
        }

        internal string Trace()
        {
            Run();
            return $"{simulator.Now} {highestEpoch} {Row}";
        }

        private void Step()
        {
            simulator.RunNext().ShouldBeTrue();
            processes.Count(process => process.IsLeading).ShouldBeLessThanOrEqualTo(1, $"at {simulator.Now}");
        }

        /// <summary>The database: one row, on its own clock.</summary>
        private LeadershipEvent Claim(Process process, long? epoch, TimeSpan askedAt)
        {
            var now = simulator.Now;
            if (epoch is { } own && own == Row.Epoch && Row.Holder == process.Name) LeaseEnds = now + process.Lease;
            else if (epoch is null && LeaseEnds <= now)
            {
                Row = new Leader(process.Name, "", Row.Epoch + 1);
                LeaseEnds = now + process.Lease;
            }
            else return new LeadershipEvent.Refused(Row);

            return new LeadershipEvent.Granted(Row.Epoch, askedAt);
        }

        internal sealed class Process(Scene scene, int number)
        {
            private readonly TimeSpan offset = TimeSpan.FromHours(number);
            private LeadershipState state = new(new LeadershipOptions());
            private TimeSpan frozenUntil;

            internal string Name { get; } = $"coordinator-{number}";

            internal TimeSpan Lease => state.Options.Lease;

            /// <summary>A frozen process does nothing; that what it does on waking is refused is the store's part.
            /// </summary>
            internal bool IsLeading => state.Epoch is not null && frozenUntil <= scene.simulator.Now
                && Now < state.LeadsUntil;

            private TimeSpan Now => scene.simulator.Now + offset;

            internal void Start()
            {
                Handle(new LeadershipEvent.Started());
                scene.simulator.Schedule(Random(0, 20), "freeze", Freeze);
            }

            private void Freeze()
            {
                if (scene.IsHealed) return;
                frozenUntil = scene.simulator.Now + Random(0, 15);
                scene.simulator.Schedule(Random(0, 60), "freeze", Freeze);
            }

            private void Handle(LeadershipEvent @event)
            {
                var wait = frozenUntil - scene.simulator.Now;
                if (wait > TimeSpan.Zero)
                {
                    scene.simulator.Schedule(wait, "thaw", () => Handle(@event));
                    return;
                }

                var step = LeadershipBehaviour.Decide(state, @event, Now);
                state = step.State;
                foreach (var effect in step.Effects) Run(effect);
            }

            private void Run(LeadershipEffect effect)
            {
                switch (effect)
                {
                    case LeadershipEffect.StartTimer e:
                        scene.simulator.Schedule(e.Delay, "timer", () => Fire(e.Timer));
                        break;
                    case LeadershipEffect.Claim e:
                        Ask(e.Epoch);
                        break;
                    case LeadershipEffect.Release e when scene.Row.Holder == Name && scene.Row.Epoch == e.Epoch:
                        scene.LeaseEnds = scene.simulator.Now;
                        break;
                    case LeadershipEffect.Lead e:
                        e.Epoch.ShouldBeGreaterThan(scene.highestEpoch);
                        scene.highestEpoch = e.Epoch;
                        break;
                }
            }

            private void Fire(LeadershipTimer timer) => Handle(new LeadershipEvent.TimerFired(timer));

            private void Ask(long? epoch)
            {
                var askedAt = Now;
                if (!scene.IsHealed && scene.random.Chance(new Ratio(1, 4)))
                {
                    scene.simulator.Schedule(Random(1, 3), "lost",
                        () => Handle(new LeadershipEvent.Unanswered("lost")));
                    return;
                }

                scene.simulator.Schedule(Random(0, scene.IsHealed ? 0.1 : 4), "asked", () =>
                {
                    var answer = scene.Claim(this, epoch, askedAt);
                    scene.simulator.Schedule(Random(0, scene.IsHealed ? 0.1 : 4), "answered", () => Handle(answer));
                });
            }

            private TimeSpan Random(double low, double high) =>
                scene.random.Between(TimeSpan.FromSeconds(low), TimeSpan.FromSeconds(high));
        }
    }
}
