using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>The hyperparameters of one grid cell as its author named them (optimizer first, then by name), without the
/// seed. <see cref="Key"/> also holds every default of the optimizer, so that <c>momentum: 0</c> and no momentum are
/// one cell.</summary>
public sealed class Configuration(
    ImmutableArray<KeyValuePair<string, ParameterValue>> parameters, string key) : IEquatable<Configuration>
{
    /// <summary>Named parameters: <c>optimizer</c> first, the rest in ordinal order of their names.</summary>
    public ImmutableArray<KeyValuePair<string, ParameterValue>> Parameters { get; } = parameters;

    /// <summary>Canonical identity with defaults filled in; equal keys are one cell.</summary>
    public string Key { get; } = key;

    /// <summary>For people: <c>adam lr=0.001 betas=[0.9,0.999]</c>.</summary>
    public string Display => string.Join(' ', Parameters.Select(
        p => p.Key == "optimizer" ? p.Value.Canonical : $"{p.Key}={p.Value.Canonical}"));

    /// <summary>The named value, or null when this configuration does not name it.</summary>
    public ParameterValue? this[string name]
    {
        get
        {
            foreach (var (key, value) in Parameters)
            {
                if (key == name) return value;
            }

            return null;
        }
    }

    public bool Equals(Configuration? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as Configuration);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Display;
}
