using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sweep.Coordinator.Http;

/// <summary>A certificate with its key, and the certificates between it and its root.</summary>
public sealed class ServerCertificate
{
    private ServerCertificate(X509Certificate2 certificate, X509Certificate2Collection chain) =>
        (Certificate, Chain) = (certificate, chain);

    internal X509Certificate2 Certificate { get; }

    internal X509Certificate2Collection Chain { get; }

    /// <param name="certificatePath">PEM: the server's own first, then its chain.</param>
    /// <param name="keyPath">PEM, not encrypted.</param>
    /// <exception cref="ServerRefusedException">They cannot be read, or do not belong together.</exception>
    public static ServerCertificate Load(string certificatePath, string keyPath)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificatePath);
            return new ServerCertificate(X509Certificate2.CreateFromPemFile(certificatePath, keyPath), chain);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException
            or CryptographicException or ArgumentException)
        {
            throw new ServerRefusedException($"--tls-cert {certificatePath} --tls-key {keyPath}: {failure.Message} "
                + "Both are PEM files: the certificate with its chain, and its private key without a pass phrase.");
        }
    }
}
