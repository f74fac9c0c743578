namespace Sweep.Actors.Host.Links;

/// <summary>Messages of all links that an owner has taken and not yet processed, bounded. Who finds it used up waits
/// without a thread, in the order of coming; so a slow owner slows its links, and nothing else of the
/// process.</summary>
public sealed class DeliveryBudget
{
    private readonly Lock _gate = new();
    private readonly Queue<(int Count, TaskCompletionSource Turn)> _waiting = new();
    private readonly int _countMax;
    private int _rest;

    public DeliveryBudget(int countMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(countMax);
        (_countMax, _rest) = (countMax, countMax);
    }

    /// <summary>All of <paramref name="count"/> or none: two that each held a part would wait for each other.</summary>
    public Task EnterAsync(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _countMax);
        lock (_gate)
        {
            if (_waiting.Count == 0 && _rest >= count)
            {
                _rest -= count;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((count, turn));
            return turn.Task;
        }
    }

    public void Leave(int count)
    {
        lock (_gate)
        {
            _rest += count;
            while (_waiting.TryPeek(out var next) && _rest >= next.Count)
            {
                _waiting.Dequeue();
                _rest -= next.Count;
                next.Turn.SetResult();
            }
        }
    }
}
