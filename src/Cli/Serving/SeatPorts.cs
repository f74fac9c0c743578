using Sweep.Actors;

namespace Sweep.Cli.Serving;

/// <summary>What a seat may touch of the service.</summary>
internal sealed record SeatPorts(IClock Clock, Action<ServiceTurn> Tell, Action<string, Exception> Warn);
