namespace Sweep.Messages;

/// <summary>Whether larger or smaller values of the objective are better.</summary>
public enum Goal
{
    Maximize,
    Minimize,
}
