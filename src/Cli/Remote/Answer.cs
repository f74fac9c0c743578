namespace Sweep.Cli.Remote;

/// <summary>What a coordinator answered.</summary>
/// <param name="Text">The JSON as it came, with what this version does not know.</param>
internal sealed record Answer<T>(T Value, string Text);
