namespace Sweep.Coordinator.Http.Events;

/// <summary>What a watcher has not seen yet.</summary>
/// <param name="Items">In order.</param>
/// <param name="Through">The number up to which the watcher has seen everything when it has these.</param>
/// <param name="IsLost">There were more than are kept: the watcher has to begin with a fresh snapshot.</param>
internal sealed record NewsBatch(IReadOnlyList<NewsItem> Items, long Through, bool IsLost);
