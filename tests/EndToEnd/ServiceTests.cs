using System.Net.Http.Json;
using System.Text;
using Sweep.Messages.Api;

namespace Sweep.EndToEnd;

public sealed class ServiceTests : IDisposable
{
    private const string Definition =
        """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: kept}
        spec:
          trainer: {model: synthetic, steps: 3}
          objective: {metric: accuracy, goal: maximize}
          grid: [{optimizer: sgd, lr: [0.1, 0.2]}]
          seeds: 2
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-service-");

    private string Store => "sqlite:" + Path.Combine(folder.FullName, "store.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_coordinator_keeps_its_sweeps_over_a_clean_stop_and_a_kill()
    {
        using (var first = await ServiceProcess.Start(Store))
        {
            await Submit(first, 201);
            first.End("TERM").ShouldBe(0, await first.Log);
        }

        using (var second = await ServiceProcess.Start(Store))
        {
            await Submit(second, 200);
            second.End("KILL");
        }

        using var third = await ServiceProcess.Start(Store);
        using var client = ClientOf(third);
        var page = await client.GetFromJsonAsync(ApiRoutes.Sweeps, ApiJson.Default.PageSweepEntry);
        page!.Items.ShouldHaveSingleItem().Counts.ShouldBe(new TrialCounts { Pending = 4 });
    }

    [Fact]
    public async Task A_store_has_one_coordinator()
    {
        using var first = await ServiceProcess.Start(Store);

        var second = SweepProcess.Run("coordinator", "--listen", "http://127.0.0.1:0", "--store", Store);

        second.ExitCode.ShouldBe(2, second.Error);
        second.Error.ShouldContain("store.db");
    }

    private static async Task Submit(ServiceProcess service, int status)
    {
        using var client = ClientOf(service);
        using var response = await client.PostAsync(
            ApiRoutes.Sweeps, new StringContent(Definition, Encoding.UTF8, "application/yaml"));
        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync());
    }

    private static HttpClient ClientOf(ServiceProcess service) => new() { BaseAddress = new Uri(service.Url) };
}
