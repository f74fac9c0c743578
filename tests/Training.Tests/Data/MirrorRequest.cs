namespace Sweep.Training.Tests.Data;

/// <summary>One request: the how-many-th, for which path, from which byte on.</summary>
internal sealed record MirrorRequest(int Number, string Path, int From);
