using Sweep.Coordinator.Sweeps;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>A sweep as it was seen. <paramref name="Shown"/> is null when it is older than its detail says, because
/// ranking anew was too dear: then it is worth another look.</summary>
internal sealed record SweepGlance(SweepDetail Detail, SweepState? Shown);
