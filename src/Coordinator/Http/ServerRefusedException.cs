namespace Sweep.Coordinator.Http;

/// <summary>A server's options are not what they should be, or its address cannot be had. The message says what would
/// be right; nothing was started.</summary>
public sealed class ServerRefusedException(string message) : Exception(message);
