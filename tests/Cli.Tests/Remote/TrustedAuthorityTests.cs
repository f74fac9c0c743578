using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sweep.Cli.Tests.Support;
using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.Remote;

public sealed class TrustedAuthorityTests
{
    [Fact]
    public void A_certificate_of_the_given_authority_is_trusted_and_any_other_is_not()
    {
        using var folder = new TemporaryFolder();
        using var authority = Authority("ours");
        using var stranger = Authority("theirs");
        using var certificate = Certificate(authority);
        using var server = new StubCoordinator(certificate).On(
            "GET /api/v1/sweeps", new Page<SweepEntry>([], null), ApiJson.Default.PageSweepEntry);

        var ours = CommandRun.At(server.Url, "list", "--tls-ca", Pem(folder, authority, "ours.pem"));
        var theirs = CommandRun.At(server.Url, "list", "--tls-ca", Pem(folder, stranger, "theirs.pem"));
        var none = CommandRun.At(server.Url, "list");

        ours.ExitCode.ShouldBe(0, ours.Error);
        theirs.ExitCode.ShouldBe(2);
        none.ExitCode.ShouldBe(2);
        none.Error.ShouldContain($"{server.Url}: its certificate is not trusted here");
        none.Error.ShouldContain("--tls-ca FILE");
    }

    [Fact]
    public void A_file_without_a_certificate_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("ca.pem", "no certificate");

        CommandRun.At("https://127.0.0.1:9", "list", "--tls-ca", file).Error
            .ShouldContain($"--tls-ca {file}: it holds no certificate");
    }

    [Fact]
    public void Plain_http_behind_an_https_address_is_recognised()
    {
        using var server = SampleCluster.Serve();

        var run = CommandRun.At(server.Url.Replace("http:", "https:"), "list");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("Perhaps it speaks http, not https.");
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static X509Certificate2 Certificate(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var signed = request.Create(authority, now.AddHours(-1), now.AddDays(1), [1, 2, 3, 4]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }

    private static string Pem(TemporaryFolder folder, X509Certificate2 certificate, string name) =>
        folder.File(name, certificate.ExportCertificatePem());
}
