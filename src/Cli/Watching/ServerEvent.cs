namespace Sweep.Cli.Watching;

/// <summary>One server-sent event.</summary>
/// <param name="Name">One of <see cref="Messages.Api.NewsNames"/>, or what a later version sends.</param>
/// <param name="Data">JSON, or empty.</param>
/// <param name="Id">Where to go on after a break; null when it was not said.</param>
internal sealed record ServerEvent(string Name, string Data, string? Id);
