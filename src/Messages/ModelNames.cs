namespace Sweep.Messages;

/// <summary>Names of the models that a definition may train.</summary>
public static class ModelNames
{
    /// <summary>Fully connected layers.</summary>
    public const string Mlp = "mlp";

    /// <summary>Two convolutions and two fully connected layers, of fixed sizes, for images of 28 x 28.</summary>
    public const string Lenet = "lenet";

    /// <summary>A formula in place of a network, to rehearse a sweep.</summary>
    public const string Synthetic = "synthetic";
}
