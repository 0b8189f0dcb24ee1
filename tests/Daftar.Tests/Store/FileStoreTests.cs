using System.Security.Cryptography;
using Daftar.Store.Files;

namespace Daftar.Tests.Store;

/// <summary>Bytes of offices: safe once flushed, with their names; never overwritten, whatever happens to the database that names them.</summary>
public sealed class FileStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-files-").FullName;

    [Theory, InlineData(1000), InlineData(FileStore.PackLimit)]
    public void AFlushMakesTheNamesOfNewFilesSafeToo(int length)
    {
        var synced = new List<(string Folder, int Files)>();
        using var store = new FileStore(folder) { AfterSync = named => synced.Add((named, Directory.GetFiles(named).Length)) };

        Add(store, Bytes(1, length));

        Assert.Empty(synced);
        store.Flush();
        // The folder of the file, after the file had its own name and no other.
        var file = Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Equal((Path.GetDirectoryName(file)!, 1), Assert.Single(synced));
        store.Flush();
        Assert.Single(synced);
    }

    [Fact]
    public void AFileSomebodyElsePutThereIsMadeSafeBeforeItIsReliedOn()
    {
        var bytes = Bytes(2, FileStore.PackLimit);
        using var other = new FileStore(folder);
        Add(other, bytes);
        var synced = new List<string>();
        using var store = new FileStore(folder) { AfterSync = synced.Add };

        Add(store, bytes);
        store.Flush();

        Assert.Single(synced);
    }

    [Fact]
    public void ADatabasePutBackToAnEarlierStateLosesNoByte()
    {
        var (small, large) = (Bytes(3, 5000), Bytes(4, FileStore.PackLimit + 1));
        FilePlace smallAt, largeAt;
        using (var store = new FileStore(folder))
        {
            (smallAt, largeAt) = (Add(store, small), Add(store, large));
            // Taken in after the backup: the database that comes back does not know of them.
            Add(store, Bytes(5, 5000));
            Add(store, Bytes(6, FileStore.PackLimit));
            store.Flush();
        }

        using var after = new FileStore(folder);
        var newer = Bytes(7, 7000);
        var newerAt = Add(after, newer);
        Assert.Equal(largeAt, Add(after, large));
        after.Flush();

        Assert.Equal(small, after.Read(smallAt, small.Length, SHA256.HashData(small)));
        Assert.Equal(large, after.Read(largeAt, large.Length, SHA256.HashData(large)));
        Assert.Equal(newer, after.Read(newerAt, newer.Length, SHA256.HashData(newer)));
    }

    [Fact]
    public void AFileCutShortIsSaidToBeDamagedAndIsMendedByTheSameContent()
    {
        var bytes = Bytes(8, FileStore.PackLimit);
        using var store = new FileStore(folder);
        var place = Add(store, bytes);
        using (var file = File.OpenWrite(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Single()))
        {
            file.SetLength(10);
        }

        Assert.Throws<InvalidDataException>(() => store.Read(place, bytes.Length, SHA256.HashData(bytes)));
        Add(store, bytes);
        Assert.Equal(bytes, store.Read(place, bytes.Length, SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task ALargeFileIsReadWhereItIsAskedForAndComparedWithItsHashFirst()
    {
        var bytes = Bytes(9, 5_000_000);
        var hash = SHA256.HashData(bytes);
        using var store = new FileStore(folder);
        var place = Add(store, bytes);
        await using (var file = await store.OpenAsync(place, bytes.Length, hash, default))
        {
            // Not in memory: a stream over the file itself.
            Assert.IsType<FileStream>(file);
            file.Position = 4_000_000;
            var some = new byte[1000];
            await file.ReadExactlyAsync(some);
            Assert.Equal(bytes[4_000_000..4_001_000], some);
        }

        await using (var damage = File.OpenWrite(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Single()))
        {
            damage.Position = 3_000_000;
            damage.WriteByte((byte)~bytes[3_000_000]);
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => store.OpenAsync(place, bytes.Length, hash, default));
    }

    [Fact]
    public void WhatWasMadeOfAFileForShowingGoesWithIt()
    {
        var (bytes, other) = (Bytes(10, 1000), Bytes(11, 1000));
        using var store = new FileStore(folder);
        var place = Add(store, bytes);
        var shown = (byte[][])[bytes, other];
        var names = shown.Select(content => Path.Combine(store.ShownFolder, Convert.ToHexStringLower(SHA256.HashData(content))[..2], Convert.ToHexStringLower(SHA256.HashData(content)) + "-1")).ToList();
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(name)!);
            File.WriteAllText(name, "made of it");
        }

        store.Destroy([new(SHA256.HashData(bytes), bytes.Length, place)], [(place.Pack!.Value, place.At, bytes.Length)]);

        Assert.Equal([false, true], names.Select(File.Exists));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static FilePlace Add(FileStore store, byte[] bytes) => store.Add(bytes, SHA256.HashData(bytes));

    private static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
