namespace Sweep.Actors;

/// <summary>Checks for programmer errors; on in production, because a wrong state that goes on does more harm than an
/// actor that restarts from its journal.</summary>
public static class Invariant
{
    /// <exception cref="InvariantException"><paramref name="condition"/> is false.</exception>
    public static void Check(bool condition, string whyThisMustHold)
    {
        if (!condition) throw new InvariantException(whyThisMustHold);
    }
}
