namespace Sweep.Actors.Links;

/// <summary>Where a link stands with its connection.</summary>
public enum LinkPhase
{
    /// <summary>There is none, and this end does nothing about it: not yet opened, or the peer has to dial.</summary>
    Idle,

    /// <summary>The last one broke; the timer leads to the next.</summary>
    Waiting,

    /// <summary>Being made.</summary>
    Dialing,

    /// <summary>It stands, and Hello was said.</summary>
    Greeting,

    /// <summary>Welcome was said: data flows.</summary>
    Open,

    /// <summary>Over for good.</summary>
    Ended,
}
