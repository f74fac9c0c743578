using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sweep.Kubernetes;

/// <summary>A Kubernetes API server of its own for all tests of this project, with our resource installed. It listens
/// on a free port of this machine and keeps its data in a folder that is removed with it.</summary>
public sealed class ApiServer : IAsyncLifetime, IDisposable
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Sweeps = "/apis/sweep.dev/v1alpha1/namespaces/default/sweeps";

    private readonly string _state = Path.Combine(Path.GetTempPath(), $"sweep-kapi-{Environment.ProcessId}");
    private HttpClient _http = new();

    /// <summary>Where <c>up.sh</c> and <c>down.sh</c> are; null: nowhere.</summary>
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("SWEEP_KAPI") is { Length: > 0 } folder
        && File.Exists(Path.Combine(folder, "up.sh")) ? folder : null;

    /// <summary>The file that kubectl reads.</summary>
    public string Configuration => Path.Combine(_state, "kubeconfig");

    public async Task InitializeAsync()
    {
        if (Folder is null) return;

        Script("up.sh");
        _http.Dispose();
        _http = Connect(await File.ReadAllTextAsync(Configuration));
        var manifest = RepositoryText("deploy/k8s/base/crd.yaml");
        var installed = await Apply($"{Definitions}/sweeps.sweep.dev", "installer", manifest);
        installed.IsAccepted.ShouldBeTrue($"{installed.Body}");

        // Established comes first, the resource itself a moment later.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await Get(Sweeps)).Status == 404) patience.Token.ThrowIfCancellationRequested();
    }

    public void Dispose() => _http.Dispose();

    public Task DisposeAsync()
    {
        if (Folder is not null) Script("down.sh", "--wipe");
        return Task.CompletedTask;
    }

    public static string RepositoryText(string name) => File.ReadAllText(Clone.PathOf(name));

    public Task<ApiAnswer> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <summary>What creating this Sweep would give; nothing is stored.</summary>
    public Task<ApiAnswer> TryCreate(string yaml) => Send(
        HttpMethod.Post, $"{Sweeps}?dryRun=All&fieldValidation=Strict", Content(yaml, "application/yaml"));

    /// <summary>Server-side apply.</summary>
    public Task<ApiAnswer> Apply(string path, string manager, string yaml) => Send(HttpMethod.Patch,
        $"{path}?fieldManager={manager}&fieldValidation=Strict", Content(yaml, "application/apply-patch+yaml"));

    /// <summary>Server-side apply of a Sweep, or of a subresource such as <c>/status</c>.</summary>
    public Task<ApiAnswer> ApplySweep(string name, string manager, string spec, string subresource = "") => Apply(
        $"{Sweeps}/{name}{subresource}", manager,
        $"apiVersion: sweep.dev/v1alpha1\nkind: Sweep\nmetadata: {{name: {name}}}\n{spec}\n");

    public Task<ApiAnswer> GetSweep(string name, string subresource = "") => Get($"{Sweeps}/{name}{subresource}");

    private static StringContent Content(string text, string type) =>
        new(text, Encoding.UTF8, new MediaTypeHeaderValue(type));

    private async Task<ApiAnswer> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var body = text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject { ["message"] = text };
        return new ApiAnswer((int)response.StatusCode, body);
    }

    private static HttpClient Connect(string configuration)
    {
        var authority = Authorities(Field(configuration, "certificate-authority-data"));
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(authority);
        var client = new HttpClient(handler) { BaseAddress = new Uri(Field(configuration, "server")) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Field(configuration, "token"));
        return client;
    }

    private static X509Certificate2Collection Authorities(string data)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(data)));
        return certificates;
    }

    private static string Field(string configuration, string name) =>
        Regex.Match(configuration, $"{name}: (\\S+)").Groups[1].Value;

    private void Script(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder!, name), arguments) { RedirectStandardOutput = true };
        start.Environment["KAPI_STATE"] = _state;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{name} failed");
    }
}
