using System.Security.Cryptography;

namespace Daftar.Intake;

/// <summary>Makes one delivery of packages that were given together without an id.</summary>
public static class DeliveryOf
{
    /// <summary>
    /// An id made from the packages' bytes, whatever their order, names and places: the same command run again after an interruption goes on with
    /// the same delivery, and next month's packages under the same names are another one.
    /// </summary>
    public static string Packages(IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var sha256 in paths.Select(static path => Convert.ToHexStringLower(Package.Digest(path).Sha256)).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Convert.FromHexString(sha256));
        }
        return "together-" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }
}
