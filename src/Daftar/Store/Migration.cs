using System.Security.Cryptography;
using System.Text;

namespace Daftar.Store;

/// <summary>One dated file of SQL in <c>Store/Migrations</c>.</summary>
/// <param name="Name">Its file name, which is also its place in the order: 2026-11-21_00_database.sql.</param>
/// <param name="Sql">Its text.</param>
internal sealed record Migration(string Name, string Sql)
{
    private const string Prefix = "migration/";

    /// <summary>SHA-256 of the text with line ends of one kind, so that it is the same wherever the file was checked out.</summary>
    public byte[] Checksum => SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n")));

    /// <summary>All that this Daftar brings, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Read();

    private static List<Migration> Read()
    {
        var assembly = typeof(Migration).Assembly;
        var found = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            found.Add(new Migration(resource[Prefix.Length..], reader.ReadToEnd()));
        }

        return found;
    }
}
