using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sweep.Messages.Wire;

/// <summary>One kind of protobuf message with its limits, read and written.</summary>
internal sealed class Contract<T>(MessageParser<T> parser, MessageDescriptor descriptor)
    where T : IMessage<T>
{
    private readonly MessageParser<T> _parser = parser.WithDiscardUnknownFields(true);
    private readonly WireLimits _limits = WireLimits.For(descriptor);

    /// <exception cref="FrameRefusedException">The bytes break the contract.</exception>
    public T Read(ReadOnlySpan<byte> bytes)
    {
        _limits.Check(bytes);
        try
        {
            return _parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException broken)
        {
            throw new FrameRefusedException($"{descriptor.Name} cannot be read: {broken.Message}", broken);
        }
    }

    /// <exception cref="FrameRefusedException">The other end would refuse it.</exception>
    public byte[] Write(T message)
    {
        var bytes = message.ToByteArray();
        _limits.Check(bytes);
        return bytes;
    }

    /// <summary>For an envelope none of whose known kinds is set: what to tell people about the one that is.</summary>
    public FrameRefusedException UnknownKind(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes, descriptor.Name);
        return reader.TryReadTag(out var number, out _)
            ? new FrameRefusedException($"{descriptor.Name} is of kind {number}, which {ProtocolVersions.Remedy}")
            : new FrameRefusedException($"{descriptor.Name} is empty");
    }
}
