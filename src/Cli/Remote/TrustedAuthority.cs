using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sweep.Cli.Remote;

/// <summary>Trusts what a given authority has signed, and nothing else: for clusters with certificates of their own.
/// </summary>
internal static class TrustedAuthority
{
    /// <summary>Options that check names and dates as usual, against the certificates of a PEM file.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or holds no certificate.</exception>
    public static SslClientAuthenticationOptions Of(string file)
    {
        var authorities = Read(file);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }

    private static X509Certificate2Collection Read(string file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--tls-ca {file}: it cannot be read: {unreadable.Message}");
        }
        catch (CryptographicException damaged)
        {
            throw new RefusedException($"--tls-ca {file}: a certificate in it is damaged: {damaged.Message}");
        }

        return authorities.Count > 0
            ? authorities
            : throw new RefusedException(
                $"--tls-ca {file}: it holds no certificate; one begins with -----BEGIN CERTIFICATE-----.");
    }
}
