using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>Part of a list.</summary>
/// <param name="Items">In the order that was asked for.</param>
/// <param name="Next">What to give as <c>cursor</c> for the following part; null: this is the last.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);
