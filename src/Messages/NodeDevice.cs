namespace Sweep.Messages;

/// <summary>Something that trains.</summary>
/// <param name="Name">Within its node: <c>cpu:0</c>, <c>cuda:1</c>.</param>
/// <param name="Kind"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Lanes">Trials that it trains at once.</param>
public sealed record NodeDevice(string Name, string Kind, int Lanes);
