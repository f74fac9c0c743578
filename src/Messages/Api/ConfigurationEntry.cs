namespace Sweep.Messages.Api;

/// <summary>One configuration over its seeds, named.</summary>
public sealed record ConfigurationEntry : ConfigurationFigures
{
    /// <summary>Its hyperparameters for people: <c>adam lr=0.001</c>.</summary>
    public required string Display { get; init; }
}
