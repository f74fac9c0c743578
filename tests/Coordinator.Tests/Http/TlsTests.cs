using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class TlsTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private string CertificatePath => Path.Combine(folder.Path, "certificate.pem");

    private string KeyPath => Path.Combine(folder.Path, "key.pem");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_serves_over_tls_with_a_given_certificate()
    {
        WriteCertificate();
        await using var scene = await ApiScene.Start(new ServerOptions
        {
            Listen = ListenAddress.Parse("https://127.0.0.1"),
            Certificate = ServerCertificate.Load(CertificatePath, KeyPath),
        });

        using var response = await scene.Client.GetAsync(ApiRoutes.Health);

        response.EnsureSuccessStatusCode();
        scene.Server.Address.ToString().ShouldStartWith("https://");
        response.Headers.GetValues("Strict-Transport-Security").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_scheme_and_a_certificate_must_go_together()
    {
        WriteCertificate();
        var certificate = ServerCertificate.Load(CertificatePath, KeyPath);

        var without = await Should.ThrowAsync<ServerRefusedException>(() => CoordinatorServer.Start(
            new ServerOptions { Listen = ListenAddress.Parse("https://127.0.0.1") }));
        var unused = await Should.ThrowAsync<ServerRefusedException>(() => CoordinatorServer.Start(
            new ServerOptions { Certificate = certificate }));

        without.Message.ShouldContain("--tls-cert");
        unused.Message.ShouldContain("Write https");
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_is_told()
    {
        File.WriteAllText(CertificatePath, "rubbish");
        File.WriteAllText(KeyPath, "rubbish");

        Should.Throw<ServerRefusedException>(() => ServerCertificate.Load(CertificatePath, KeyPath))
            .Message.ShouldContain("PEM");
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }
}
