using System.Collections.Immutable;

namespace Sweep.Actors;

/// <summary>What a pure decider answers to one event: its next state, and the effects that the shell runs in list
/// order. A persisting effect stands before every reply or send that depends on it.</summary>
public readonly record struct Step<TState, TEffect>(TState State, ImmutableArray<TEffect> Effects);
