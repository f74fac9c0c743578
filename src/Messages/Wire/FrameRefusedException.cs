namespace Sweep.Messages.Wire;

/// <summary>Bytes from the wire that break the contract, or messages that do not fit it. The only exception that
/// decoding throws, whatever the bytes.</summary>
/// <param name="message">What is wrong, where, and what is allowed.</param>
/// <param name="inner">What the library said, if it did.</param>
public sealed class FrameRefusedException(string message, Exception? inner = null) : Exception(message, inner);
