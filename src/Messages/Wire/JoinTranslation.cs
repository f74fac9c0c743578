using System.Collections.Immutable;

namespace Sweep.Messages.Wire;

/// <summary>What a node says first.</summary>
internal static class JoinTranslation
{
    public static Contracts.Join ToContract(NodeMessage.Join message)
    {
        var join = new Contracts.Join { Profile = ToContract(message.Profile), Capacity = message.Capacity };
        foreach (var attempt in message.Held) join.Held.Add(TrialTranslation.ToContract(attempt));
        return join;
    }

    public static NodeMessage.Join FromContract(Contracts.Join join)
    {
        if (join.Profile is not { } profile) throw new FrameRefusedException("Join has no profile");
        return new NodeMessage.Join(
            FromContract(profile), join.Capacity, [.. join.Held.Select(TrialTranslation.FromContract)]);
    }

    private static Contracts.NodeProfile ToContract(NodeProfile node)
    {
        var profile = new Contracts.NodeProfile { Version = node.Version };
        foreach (var device in node.Devices)
        {
            profile.Devices.Add(new Contracts.Device { Name = device.Name, Kind = device.Kind, Lanes = device.Lanes });
        }

        foreach (var (key, value) in node.Labels) profile.Labels.Add(new Contracts.Label { Key = key, Value = value });
        return profile;
    }

    private static NodeProfile FromContract(Contracts.NodeProfile profile)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var label in profile.Labels)
        {
            if (labels.TryAdd(label.Key, label.Value)) continue;
            throw new FrameRefusedException($"label {label.Key} is there twice");
        }

        return new NodeProfile(
            [.. profile.Devices.Select(device => new NodeDevice(device.Name, device.Kind, device.Lanes))],
            labels.ToImmutable(),
            profile.Version);
    }
}
