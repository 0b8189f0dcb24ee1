using System.IO.Compression;
using Daftar.Demonstration;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Tests.Demonstration;

/// <summary>Packages made for a test, in a folder that goes with it.</summary>
internal sealed class Packages : IDisposable
{
    public Packages(int applications, Func<GenerateRequest, GenerateRequest>? with = null)
    {
        Folder = Directory.CreateTempSubdirectory("daftar-demonstration-").FullName;
        var request = new GenerateRequest { Applications = applications, Folder = Folder };
        try
        {
            Result = GeneratePackages.Run(with is null ? request : with(request));
        }
        catch
        {
            // Nobody gets this object, so nobody will dispose of it.
            Dispose();
            throw;
        }
    }

    public string Folder { get; }

    public GenerateResult Result { get; }

    public string PathOf(GeneratedPackage package) => Path.Combine(Folder, package.Path);

    /// <summary>What the readers make of every package, in the order of delivery.</summary>
    public IEnumerable<(GeneratedPackage Package, ReadRecord Read)> Read(Right? right = null)
    {
        foreach (var package in Result.Packages.Where(package => right is null || package.Right == right))
        {
            using var zip = ZipFile.OpenRead(PathOf(package));
            foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
            {
                using var stream = entry.Open();
                foreach (var read in DocumentReading.ReadAll(stream, entry.FullName, Catalog.Dialects))
                {
                    yield return (package, read);
                }
            }
        }
    }

    public IEnumerable<IpRecord> Records(Right? right = null) => Read(right).Select(one => one.Read.Record!);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
