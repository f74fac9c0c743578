namespace Sweep.Cli.References;

/// <summary>Training examples of the data sets whose size is fixed.</summary>
internal static class EpochSizes
{
    public static long? Known(string dataset) => dataset switch
    {
        "mnist" => 60_000,
        "digits" => 20_000,
        _ => null,
    };
}
