namespace Sweep.Messages;

/// <summary>What the length of a trial is counted in.</summary>
public enum LengthUnit
{
    /// <summary>Updates of the weights.</summary>
    Steps,

    /// <summary>Passes over the training set, of which only a node knows how many steps they have.</summary>
    Epochs,
}
