using Sweep.Actors.Links;

namespace Sweep.Actors.Tests.Links;

/// <summary>Goal: whatever a network does, a link delivers what was sent, in order and once. Method: each seed draws a
/// network, limits, and times at which messages are sent, connections cut and the accepting end killed; then the
/// network heals and everything must arrive.</summary>
public class LinkPropertyTests
{
    private const int SeedCount = 2_000;
    private const int MessageCount = 60;
    private const int CutCount = 6;

    private static readonly TimeSpan Limit = TimeSpan.FromHours(2);

    [Fact]
    public void Both_directions_deliver_what_was_sent_in_order_and_once_over_any_network() => ForEachSeed(seed =>
    {
        var random = new Prng(seed);
        var link = new FaultyLink(seed, FaultPlan.Draw(random), DrawOptions(random));
        var (fromDialing, fromAccepting) = (0, 0);
        ScheduleSends(link, random, () => link.SendFromDialing(++fromDialing));
        link.Simulator.RunUntil(() => link.Durable.Count > 0, Limit);
        ScheduleSends(link, random, () => link.SendFromAccepting(++fromAccepting));
        ScheduleCuts(link, random, link.BreakConnection);
        link.Simulator.Schedule(TimeSpan.FromSeconds(60), "heal", link.Heal);

        link.Simulator.RunUntil(() => link.Durable.Count > MessageCount && link.Told.Count >= MessageCount, Limit);

        link.Durable.ShouldBe([-link.GreetingCount, .. Enumerable.Range(1, MessageCount)]);
        link.Told.ShouldBe(Enumerable.Range(1, MessageCount));
        link.UnprocessedMax.ShouldBeLessThanOrEqualTo(link.Options.CreditFrames);
    });

    /// <summary>Messages that were durable when the accepting end was killed, but whose acknowledgement was not heard,
    /// come again behind the greeting. Each session must hold an unbroken run, and begin with its greeting.</summary>
    [Fact]
    public void An_accepting_end_that_forgets_is_greeted_anew_and_misses_nothing() => ForEachSeed(seed =>
    {
        var random = new Prng(seed);
        var link = new FaultyLink(seed, FaultPlan.Draw(random), DrawOptions(random));
        var sent = 0;
        ScheduleSends(link, random, () => link.SendFromDialing(++sent));
        ScheduleCuts(link, random, link.RestartAccepting);
        link.Simulator.Schedule(TimeSpan.FromSeconds(60), "heal", link.Heal);

        link.Simulator.RunUntil(
            () => sent == MessageCount && link.RestartCount == CutCount && link.Dialing.Outbox.IsEmpty, Limit);

        link.Durable.Where(message => message > 0).Distinct().ShouldBe(Enumerable.Range(1, MessageCount));
        ShouldBeRunsBehindGreetings(link.Durable);
    });

    [Fact]
    public void A_link_that_closes_ends_only_when_all_is_acknowledged() => ForEachSeed(seed =>
    {
        var random = new Prng(seed);
        var link = new FaultyLink(seed, FaultPlan.Draw(random), DrawOptions(random));
        for (var i = 1; i <= MessageCount; i++) link.SendFromDialing(i);
        link.CloseWhenAcknowledged();
        link.Simulator.Schedule(TimeSpan.FromSeconds(60), "heal", link.Heal);

        link.Simulator.RunUntil(() => link.Ended is not null, Limit);

        link.Ended.ShouldBe("all is said");
        link.Durable.ShouldBe([-1, .. Enumerable.Range(1, MessageCount)]);
    });

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        var plan = FaultPlan.Draw(new Prng(5)) with { Lose = new Ratio(1, 20), Break = new Ratio(1, 50) };
        var hashes = Enumerable.Range(0, 2).Select(_ =>
        {
            var link = new FaultyLink(5, plan, new LinkOptions());
            for (var i = 1; i <= MessageCount; i++) link.SendFromDialing(i);
            link.Simulator.RunUntil(() => link.Durable.Contains(MessageCount), Limit);
            return link.Simulator.Trace.Hash;
        }).ToList();

        hashes[0].ShouldBe(hashes[1]);
    }

    private static void ForEachSeed(Action<ulong> check)
    {
        for (var seed = 1UL; seed <= SeedCount; seed++)
        {
            try
            {
                check(seed);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
            }
        }
    }

    private static LinkOptions DrawOptions(Prng random) => new()
    {
        CreditFrames = 1 + (int)random.NextBelow(20),
        OutboxBytesMax = 1000,
    };

    private static void ScheduleSends(FaultyLink link, Prng random, Action send)
    {
        for (var i = 0; i < MessageCount; i++)
        {
            link.Simulator.Schedule(random.Between(TimeSpan.Zero, TimeSpan.FromSeconds(30)), "send", send);
        }
    }

    private static void ScheduleCuts(FaultyLink link, Prng random, Action cut)
    {
        for (var i = 0; i < CutCount; i++)
        {
            link.Simulator.Schedule(random.Between(TimeSpan.Zero, TimeSpan.FromSeconds(40)), "cut", cut);
        }
    }

    private static void ShouldBeRunsBehindGreetings(IReadOnlyList<int> durable)
    {
        var highest = 0;
        for (var i = 0; i < durable.Count; i++)
        {
            if (durable[i] < 0) continue;
            var isNext = durable[i - 1] > 0 ? durable[i] == durable[i - 1] + 1 : durable[i] <= highest + 1;
            isNext.ShouldBeTrue($"{durable[i]} came behind {durable[i - 1]}, and {highest} was the highest");
            highest = Math.Max(highest, durable[i]);
        }
    }
}
