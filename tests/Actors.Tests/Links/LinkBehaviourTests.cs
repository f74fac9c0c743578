using Sweep.Actors.Links;
using Effect = Sweep.Actors.Links.LinkEffect<string>;
using Event = Sweep.Actors.Links.LinkEvent<string>;
using Frame = Sweep.Actors.Links.LinkFrame<string>;

namespace Sweep.Actors.Tests.Links;

/// <summary>One rule at a time; that they hold together is the matter of <see cref="LinkPropertyTests"/>.</summary>
public class LinkBehaviourTests
{
    private static readonly LinkConnection First = new(1);
    private static readonly LinkConnection Second = new(2);
    private static readonly LinkSession Session = new(7, 1);
    private static readonly LinkOptions Options = new() { CreditFrames = 3, OutboxBytesMax = 10 };

    [Fact]
    public void A_dialing_end_says_hello_and_sends_its_greeting_before_what_waited()
    {
        var link = Dialing();
        link.Tell(new Event.Opened()).ShouldContain(new Effect.Dial(First));
        link.Tell(new Event.Send("first", 1));

        link.Tell(new Event.Connected(First))
            .ShouldContain(new Effect.Transmit(First, new Frame.Hello(1, null, new(0, 0, 3))));
        link.Tell(new Event.Received(First, new Frame.Welcome(Session, new(0, 0, 9))))
            .ShouldContain(new Effect.SessionStarted(Session));
        link.Tell(new Event.Greet(Session, "join", 1)).ShouldBe(
            [new Effect.Transmit(First, new Frame.Data(1, "join")),
             new Effect.Transmit(First, new Frame.Data(2, "first"))]);
    }

    [Fact]
    public void A_greeting_takes_the_place_of_what_it_says_again()
    {
        var link = Dialing();
        link.Tell(new Event.Opened());
        link.Tell(new Event.Send("earlier join", 1));
        link.Tell(new Event.Send("report", 1));
        link.Tell(new Event.Connected(First));
        link.Tell(new Event.Received(First, new Frame.Welcome(Session, new(0, 0, 9))));

        link.Tell(new Event.Greet(Session, "join", 1) { Replaces = message => message == "earlier join" }).ShouldBe(
            [new Effect.Transmit(First, new Frame.Data(1, "join")),
             new Effect.Transmit(First, new Frame.Data(2, "report"))]);
    }

    [Fact]
    public void No_more_is_sent_than_the_other_end_gave_credit_for()
    {
        var link = Open(credit: 2);
        link.Tell(new Event.Send("second", 1)).ShouldNotBeEmpty();

        link.Tell(new Event.Send("third", 1)).ShouldBeEmpty();
        link.Tell(new Event.Received(First, new Frame.Acknowledged(1, 2)))
            .ShouldBe([new Effect.Transmit(First, new Frame.Data(3, "third"))]);
    }

    [Fact]
    public void A_connection_that_breaks_is_dialed_again_and_goes_on_behind_what_was_received()
    {
        var link = Open(credit: 9);
        link.Tell(new Event.Send("second", 1));
        link.Tell(new Event.Send("third", 1));

        var delay = link.Tell(new Event.Disconnected(First, "cut")).OfType<Effect.StartTimer>().Single();
        link.Tell(new Event.TimerFired(delay.Timer)).ShouldContain(new Effect.Dial(Second));
        link.Tell(new Event.Connected(Second))
            .ShouldContain(new Effect.Transmit(Second, new Frame.Hello(2, Session, new(0, 0, 3))));

        link.Tell(new Event.Received(Second, new Frame.Welcome(Session, new(2, 1, 9))))
            .OfType<Effect.Transmit>().ShouldBe([new Effect.Transmit(Second, new Frame.Data(3, "third"))]);
    }

    [Fact]
    public void A_frame_is_delivered_once_and_acknowledged_when_its_owner_says_so()
    {
        var link = Open(credit: 9);

        link.Hear(new Frame.Data(1, "a")).ShouldBe([new Effect.Deliver(Session, 1, "a")]);
        link.Hear(new Frame.Data(1, "a")).ShouldBeEmpty();
        link.Tell(new Event.Processed(Session, 1))
            .ShouldBe([new Effect.Transmit(First, new Frame.Acknowledged(1, 3))]);
        link.Tell(new Event.Processed(Session, 1)).ShouldBeEmpty();
    }

    [Fact]
    public void What_an_owner_processed_of_an_older_session_acknowledges_nothing()
    {
        var link = Open(credit: 9);
        link.Hear(new Frame.Data(1, "a"));

        link.Tell(new Event.Processed(new LinkSession(6, 1), 1)).ShouldBeEmpty();
    }

    public static TheoryData<LinkFrame<string>, string> Violations => new()
    {
        { new Frame.Data(2, "b"), "frame 2 came after 0" },
        { new Frame.KeepAlive(1), "frames 1 to 1 were lost" },
        { new Frame.Acknowledged(2, 3), "frame 2 is acknowledged, and 1 was the last" },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_frame_that_cannot_follow_ends_the_connection(LinkFrame<string> frame, string reason)
    {
        var link = Open(credit: 9);

        link.Hear(frame).ShouldContain(new Effect.Close(First, reason));
        link.State.Phase.ShouldBe(LinkPhase.Waiting);
    }

    [Fact]
    public void A_sender_beyond_its_credit_is_cut_off()
    {
        var link = Open(credit: 9);
        for (var number = 1; number <= 3; number++) link.Hear(new Frame.Data(number, "a"));

        link.Hear(new Frame.Data(4, "b")).ShouldContain(new Effect.Close(First, "frame 4 is beyond the credit"));
    }

    [Fact]
    public void A_session_of_an_older_epoch_is_not_gone_on_with()
    {
        var link = Open(credit: 9);
        link.Redial();

        var effects = link.Tell(new Event.Received(Second, new Frame.Welcome(new LinkSession(6, 5), new(0, 0, 9))));

        effects.OfType<Effect.Close>().Single().Reason.ShouldContain("replaced in epoch 7");
        effects.OfType<Effect.SessionStarted>().ShouldBeEmpty();
    }

    [Fact]
    public void An_accepting_end_of_an_older_epoch_refuses_who_has_seen_a_newer()
    {
        var link = new LinkProbe(LinkEnds.Accepting<string>(Options));

        var effects = link.Tell(new Event.Accepted(First, Hello(1, new LinkSession(8, 1)), Session));

        effects.OfType<Effect.Transmit>().Single().Frame.ShouldBeOfType<Frame.Refused>()
            .Refusal.Kind.ShouldBe(LinkRefusalKind.NotLeader);
        link.State.Session.ShouldBeNull();
    }

    [Fact]
    public void A_delayed_hello_does_not_disturb_the_connection_that_came_later()
    {
        var link = new LinkProbe(LinkEnds.Accepting<string>(Options));
        link.Tell(new Event.Accepted(First, Hello(2, null), Session));

        link.Tell(new Event.Accepted(Second, Hello(1, null), new LinkSession(7, 2)))
            .ShouldBe([new Effect.Close(Second, "a later connection stands")]);
        link.State.Session.ShouldBe(Session);
    }

    [Fact]
    public void A_later_connection_replaces_the_one_before()
    {
        var link = new LinkProbe(LinkEnds.Accepting<string>(Options));
        link.Tell(new Event.Accepted(First, Hello(1, null), Session));

        var effects = link.Tell(new Event.Accepted(Second, Hello(2, Session), new LinkSession(7, 2)));

        effects.ShouldContain(new Effect.Close(First, "replaced by a later connection"));
        effects.ShouldContain(new Effect.Transmit(Second, new Frame.Welcome(Session, new(0, 0, 3))));
    }

    [Fact]
    public void A_silent_connection_is_given_up_after_the_idle_time()
    {
        var link = Open(credit: 9);
        link.Now = Options.KeepAliveInterval;
        link.Wake().ShouldContain(new Effect.Transmit(First, new Frame.KeepAlive(1)));

        link.Now = Options.IdleTimeout;

        link.Wake().OfType<Effect.Close>().Single().Reason.ShouldStartWith("nothing heard for");
    }

    [Fact]
    public void Waits_between_dials_double_up_to_their_limit_and_are_never_shorter_than_half()
    {
        var link = Dialing();
        link.Tell(new Event.Opened());
        var expected = Options.RedialDelayMin;

        for (var dial = 1; dial <= 40; dial++)
        {
            var delay = link.Tell(new Event.Disconnected(new(dial), "refused")).OfType<Effect.StartTimer>().Single();
            delay.Delay.ShouldBeInRange(expected / 2, expected);
            expected = expected * 2 < Options.RedialDelayMax ? expected * 2 : Options.RedialDelayMax;
            link.Tell(new Event.TimerFired(delay.Timer));
        }
    }

    [Fact]
    public void A_full_outbox_asks_a_dialing_owner_to_pause_until_half_of_it_is_acknowledged()
    {
        var link = Open(credit: 9);
        link.Tell(new Event.Send("large", 10)).ShouldContain(new Effect.Congested());

        link.Tell(new Event.Send("more", 1)).OfType<Effect.Congested>().ShouldBeEmpty();
        link.Hear(new Frame.Acknowledged(1, 9)).OfType<Effect.Relieved>().ShouldBeEmpty();
        link.Hear(new Frame.Acknowledged(2, 9)).ShouldContain(new Effect.Relieved());
    }

    [Fact]
    public void A_full_outbox_makes_an_accepting_end_give_up_a_session_in_which_nothing_is_acknowledged()
    {
        var link = new LinkProbe(LinkEnds.Accepting<string>(Options));
        link.Tell(new Event.Accepted(First, Hello(1, null), Session));
        link.Tell(new Event.Send("large", 11)).OfType<Effect.Close>().ShouldBeEmpty();
        link.Now += Options.IdleTimeout;

        link.Tell(new Event.Send("more", 1)).OfType<Effect.Close>().ShouldNotBeEmpty();

        link.State.Session.ShouldBeNull();
        link.State.Outbox.Bytes.ShouldBe(0);
    }

    [Theory]
    [InlineData(LinkRefusalKind.Unauthorised, LinkPhase.Ended)]
    [InlineData(LinkRefusalKind.Superseded, LinkPhase.Ended)]
    [InlineData(LinkRefusalKind.NotLeader, LinkPhase.Waiting)]
    [InlineData(LinkRefusalKind.Busy, LinkPhase.Waiting)]
    public void A_refusal_ends_a_link_only_if_it_would_come_again(LinkRefusalKind kind, LinkPhase phase)
    {
        var link = Dialing();
        link.Tell(new Event.Opened());
        var refusal = new LinkRefusal(kind, "no", "https://other");

        link.Hear(new Frame.Refused(refusal)).ShouldContain(new Effect.WasRefused(refusal));

        link.State.Phase.ShouldBe(phase);
    }

    [Fact]
    public void An_accepting_end_that_ends_says_why_and_a_dialing_end_only_closes()
    {
        var refusal = new LinkRefusal(LinkRefusalKind.Superseded, "a later one came");
        var accepting = new LinkProbe(LinkEnds.Accepting<string>(Options));
        accepting.Tell(new Event.Accepted(First, Hello(1, null), Session));

        accepting.Tell(new Event.End(refusal)).ShouldBe(
            [new Effect.Transmit(First, new Frame.Refused(refusal)), new Effect.Close(First, refusal.Reason),
             new Effect.Ended(refusal)]);
        Open(credit: 9).Tell(new Event.End(refusal)).ShouldBe(
            [new Effect.Close(First, refusal.Reason), new Effect.Ended(refusal)]);
    }

    private static Frame.Hello Hello(long dial, LinkSession? session) => new(dial, session, new(0, 0, 9));

    private static LinkProbe Dialing() => new(LinkEnds.Dialing<string>(Options, new Prng(1)));

    /// <summary>A dialing end whose greeting is sent.</summary>
    private static LinkProbe Open(int credit)
    {
        var link = Dialing();
        link.Tell(new Event.Opened());
        link.Tell(new Event.Connected(First));
        link.Hear(new Frame.Welcome(Session, new(0, 0, credit)));
        link.Tell(new Event.Greet(Session, "join", 1));
        return link;
    }
}
