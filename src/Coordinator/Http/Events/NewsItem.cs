using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Http.Events;

/// <summary>A fact that watchers are told. <paramref name="Number"/> counts from 1 in the life of the desk.</summary>
internal readonly record struct NewsItem(long Number, SweepId Sweep, SweepFact Fact);
