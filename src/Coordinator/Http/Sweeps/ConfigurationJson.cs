using System.Buffers;
using System.Text.Json;
using Sweep.Coordinator.Results;
using Sweep.Messages;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>A configuration as a JSON object, as in summary.json.</summary>
internal static class ConfigurationJson
{
    public static JsonElement Of(Configuration configuration)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in configuration.Parameters)
            {
                json.WritePropertyName(name);
                ParameterJson.Write(json, value);
            }

            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
