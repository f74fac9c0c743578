namespace Sweep.Coordinator.Http;

/// <summary>Mark of routes that answer whether or not this coordinator leads.</summary>
internal sealed record AnswersAlways;
