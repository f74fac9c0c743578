namespace Sweep.Actors.Links;

public enum LinkRole
{
    Dialing,
    Accepting,
}
