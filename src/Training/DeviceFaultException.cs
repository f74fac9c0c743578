namespace Sweep.Training;

/// <summary>The device failed or answered wrongly, through no fault of what it was asked: the same work may well
/// succeed elsewhere. Engines throw it; the lane and its engine are of no use any more.</summary>
/// <param name="device">Its name, such as <c>cuda:1</c>.</param>
/// <param name="reason">What it said.</param>
/// <param name="cause">The driver's own error where there was one.</param>
public sealed class DeviceFaultException(string device, string reason, Exception? cause = null)
    : Exception($"{device}: {reason}", cause);
