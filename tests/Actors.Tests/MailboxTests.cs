namespace Sweep.Actors.Tests;

public class MailboxTests
{
    [Fact]
    public void Events_are_taken_in_the_order_of_posting_and_in_batches_up_to_the_limit()
    {
        var mailbox = new Mailbox<int>(10);
        for (var i = 0; i < 5; i++) mailbox.Post(i);
        var batch = new List<int>();

        mailbox.Take(batch, 3);

        batch.ShouldBe([0, 1, 2]);
        mailbox.Count.ShouldBe(2);
    }

    [Fact]
    public void A_source_that_waits_for_room_goes_on_when_an_event_is_taken()
    {
        var mailbox = new Mailbox<int>(1);
        mailbox.Post(1);
        using var isPosting = new ManualResetEventSlim();
        var source = new Thread(() =>
        {
            isPosting.Set();
            mailbox.PostWhenRoom(2);
        });
        source.Start();
        isPosting.Wait();
        var batch = new List<int>();

        mailbox.Take(batch, 1);
        source.Join();

        batch.ShouldBe([1]);
        mailbox.Count.ShouldBe(1);
    }

    [Fact]
    public void A_post_of_the_protocol_never_waits_even_when_the_mailbox_is_full()
    {
        var mailbox = new Mailbox<int>(1);

        for (var i = 0; i < 100; i++) mailbox.Post(i);

        mailbox.Count.ShouldBe(100);
    }

    [Fact]
    public void A_closed_mailbox_lets_waiting_sources_go_and_is_drained_before_it_says_empty()
    {
        var mailbox = new Mailbox<int>(1);
        mailbox.Post(1);
        var source = new Thread(() => mailbox.PostWhenRoom(2));
        source.Start();

        mailbox.Close();
        source.Join();
        var batch = new List<int>();
        mailbox.Take(batch, 10);
        var taken = batch.ToArray();
        mailbox.Take(batch, 10);

        taken.ShouldContain(1);
        batch.ShouldBeEmpty();
    }
}
