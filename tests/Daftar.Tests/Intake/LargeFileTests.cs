using System.IO.Compression;
using System.Security.Cryptography;
using Daftar.Intake;
using Daftar.Store.Files;

namespace Daftar.Tests.Intake;

/// <summary>Images and documents go from the package into the store without ever being whole in memory.</summary>
public sealed class LargeFileTests : IDisposable
{
    private const int Large = 48 << 20;

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-large-").FullName;

    [Theory, InlineData(true), InlineData(false)]
    public void ALargeFileCostsNoMoreMemoryThanASmallOne(bool zipped)
    {
        var path = MakePackage(zipped, ("scan.tif", Bytes(1, Large)), ("icon.png", Bytes(2, 5000)), ("page.pdf", Bytes(3, 700_000)));
        using var package = Package.Open(path, PackageLimits.Default);
        using var store = new FileStore(Path.Combine(folder, "files"));
        using var arriving = new ArrivingStream(store);
        Take(package, arriving, "icon.png");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var large = Take(package, arriving, "scan.tif");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 4 << 20);
        Assert.Equal(Large, large.Length);
        foreach (var (name, seed, length) in (ReadOnlySpan<(string, int, int)>)[("scan.tif", 1, Large), ("icon.png", 2, 5000), ("page.pdf", 3, 700_000), ("scan.tif", 1, Large)])
        {
            var file = Take(package, arriving, name);
            store.Flush();
            var bytes = Bytes(seed, length);
            Assert.Equal(SHA256.HashData(bytes), file.Sha256);
            Assert.True(bytes.AsSpan().SequenceEqual(store.Read(file.Place, file.Length, file.Sha256)));
        }
        Assert.Empty(Directory.GetFiles(folder, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public void AFileAboveTheLimitOrBrokenOffLeavesNothingBehind()
    {
        var path = MakePackage(true, ("scan.tif", Bytes(1, 3 << 20)));
        using var package = Package.Open(path, PackageLimits.Default with { FileBytes = 2 << 20 });
        using var store = new FileStore(Path.Combine(folder, "files"));
        using (var arriving = new ArrivingStream(store))
        {
            arriving.Begin();
            Assert.False(package.Copy(package.Names.Find("a.xml", "scan.tif")!.Value, arriving));
            arriving.Begin();
            // Half of a file, and no more comes.
            arriving.Write(Bytes(4, 2 << 20));
            Assert.Single(Directory.GetFiles(folder, "*.part", SearchOption.AllDirectories));
        }
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void WhatAKilledLoadLeftOfALargeFileGoesWithATakeDown()
    {
        using var store = new FileStore(Path.Combine(folder, "files"));
        // Never disposed of, as in a process that was killed.
        new ArrivingStream(store).Write(Bytes(6, 2 << 20));
        Assert.Single(Directory.GetFiles(folder, "*.part", SearchOption.AllDirectories));

        store.Destroy([], []);

        Assert.Empty(Directory.GetFiles(folder, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public void ADiskThatTakesNothingIsNoFaultOfTheOfficesFile()
    {
        using var store = new FileStore(Path.Combine(folder, "files"));
        using var arriving = new ArrivingStream(store);
        arriving.Begin();
        // Where the large files should lie, something else lies.
        File.WriteAllText(Path.Combine(folder, "files", "large"), "");

        var problem = Assert.Throws<Daftar.Store.StoreException>(() => arriving.Write(Bytes(5, 2 << 20)));

        Assert.Contains("file store", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static ArrivedFile Take(Package package, ArrivingStream arriving, string name)
    {
        arriving.Begin();
        Assert.True(package.Copy(package.Names.Find("a.xml", name)!.Value, arriving));
        return arriving.Keep();
    }

    private string MakePackage(bool zipped, params (string Name, byte[] Bytes)[] files)
    {
        var path = Path.Combine(folder, zipped ? "p.zip" : "p");
        if (!zipped)
        {
            Directory.CreateDirectory(path);
        }
        using var zip = zipped ? ZipFile.Open(path, ZipArchiveMode.Create) : null;
        foreach (var (name, bytes) in files)
        {
            using var to = zip is null ? File.Create(Path.Combine(path, name)) : zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            to.Write(bytes);
        }
        return path;
    }

    private static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
