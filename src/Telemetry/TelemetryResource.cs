using System.Globalization;
using OpenTelemetry.Resources;
using Sweep.Messages;

namespace Sweep.Telemetry;

/// <summary>Says what process the numbers and traces come from.</summary>
internal static class TelemetryResource
{
    /// <summary>The variables <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> add to it and come first.
    /// </summary>
    public static ResourceBuilder Of(TelemetryOptions options) => ResourceBuilder.CreateEmpty()
        .AddService(options.Service, serviceVersion: ProgramVersion.Current, serviceInstanceId: options.Instance)
        .AddEnvironmentVariableDetector();

    public static IEnumerable<KeyValuePair<string, string>> TextsOf(Resource resource) => resource.Attributes
        .Select(attribute => new KeyValuePair<string, string>(
            attribute.Key, Convert.ToString(attribute.Value, CultureInfo.InvariantCulture) ?? ""))
        .OrderBy(attribute => attribute.Key, StringComparer.Ordinal);
}
