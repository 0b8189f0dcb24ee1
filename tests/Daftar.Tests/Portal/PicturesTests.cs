using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Daftar.Server.Portal.Pictures;
using Daftar.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace Daftar.Tests.Portal;

/// <summary>Pictures of offices as hostile content: what is shown was decoded apart and made anew, and what cannot be decoded is no picture.</summary>
public sealed class PicturesTests : IDisposable
{
    private readonly MakePictures make = new(InstalledPictures.Script, 1, NullLogger<MakePictures>.Instance);

    [Fact]
    public async Task EveryFormIsMadeAnewWithoutWhatItCarriesBeside()
    {
        foreach (var (name, form) in new[] { ("mark.jpg", PictureForm.Jpeg), ("mark.png", PictureForm.Png), ("mark.gif", PictureForm.Png), ("mark.webp", PictureForm.Png), ("drawing.tif", PictureForm.Png) })
        {
            var bytes = Sample(name);

            var whole = await MakeAsync(bytes, PictureSize.Whole);
            var small = await MakeAsync(bytes, PictureSize.Small);

            Assert.True((form, PictureForm.WebP) == (whole.Form, small.Form), $"{name}: {whole.Form} and {small.Form}, {Encoding.UTF8.GetString(whole.Bytes.AsSpan(0, Math.Min(80, whole.Bytes.Length)))}");
            Assert.DoesNotContain("INVENTED REMARK", Encoding.Latin1.GetString(whole.Bytes), StringComparison.Ordinal);
            Assert.Equal(whole.Media, PictureForms.ShownByBrowsers(whole.Bytes));
            Assert.Equal("image/webp", PictureForms.ShownByBrowsers(small.Bytes));
        }

        Assert.Contains("INVENTED REMARK", Encoding.Latin1.GetString(Sample("mark.jpg")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALargeDrawingIsMadeSmallerAndAListGetsASmallOne()
    {
        var (whole, small) = (await MakeAsync(Png(5000, 2500), PictureSize.Whole), await MakeAsync(Png(5000, 2500), PictureSize.Small));

        Assert.Equal((PictureWorker.WholeEdge, PictureWorker.WholeEdge / 2), SizeOfPng(whole.Bytes));
        Assert.InRange(small.Bytes.Length, 1, 10_000);
    }

    [Fact]
    public async Task APictureOfHugeDimensionsIsRefusedAndTheWorkerLives()
    {
        await MakeAsync(Png(8, 8), PictureSize.Whole);
        var before = Assert.Single(make.Idle);
        var began = Stopwatch.StartNew();

        foreach (var bomb in new[] { Png(30_000, 30_000, whole: true), Png(60_000, 60_000), Png(int.MaxValue, int.MaxValue) })
        {
            Assert.Equal(PictureForm.None, (await MakeAsync(bomb, PictureSize.Whole)).Form);
        }

        Assert.True(began.Elapsed < TimeSpan.FromSeconds(10), FormattableString.Invariant($"refusing took {began.Elapsed}"));
        Assert.Equal(before, Assert.Single(make.Idle));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public async Task ATruncatedPictureIsNone(double part)
    {
        foreach (var name in new[] { "mark.jpg", "mark.png", "drawing.tif" })
        {
            var bytes = Sample(name);
            Assert.True((await MakeAsync(bytes[..(int)(bytes.Length * part)], PictureSize.Whole)).Form == PictureForm.None, name);
        }
    }

    [Fact]
    public async Task WhatOnlyBeginsLikeAPictureIsNone()
    {
        const string html = "<html><body><script>alert(1)</script></body></html>";
        const string svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        byte[][] fakes =
        [
            [0x89, .. "PNG\r\n\x1a\n"u8, .. Encoding.UTF8.GetBytes(html)], [.. "GIF89a"u8, .. Encoding.UTF8.GetBytes(html)], [0xFF, 0xD8, 0xFF, .. Encoding.UTF8.GetBytes(html)],
            [.. "RIFF\x10\0\0\0WEBP"u8, .. Encoding.UTF8.GetBytes(html)], [.. "II*\0"u8, .. Encoding.UTF8.GetBytes(html)],
            Encoding.UTF8.GetBytes(svg), Encoding.UTF8.GetBytes("<?xml version='1.0'?>" + svg), [.. "%PDF-1.7"u8], [.. "BM"u8, .. new byte[100]], [],
        ];
        foreach (var fake in fakes)
        {
            Assert.Equal(PictureForm.None, (await MakeAsync(fake, PictureSize.Whole)).Form);
        }
    }

    [Fact]
    public async Task APictureThatIsSomethingElseTooLosesTheOther()
    {
        const string hidden = "<script>alert('INVENTED')</script>PK\x03\x04";
        foreach (var name in new[] { "mark.jpg", "mark.png", "mark.gif" })
        {
            var made = await MakeAsync([.. Sample(name), .. Encoding.UTF8.GetBytes(hidden)], PictureSize.Whole);

            Assert.NotEqual(PictureForm.None, made.Form);
            Assert.DoesNotContain("INVENTED", Encoding.Latin1.GetString(made.Bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AWorkerThatDiesCostsItsPictureAndTheNextOneIsMade()
    {
        await MakeAsync(Png(8, 8), PictureSize.Whole);
        using (var worker = Process.GetProcessById(Assert.Single(make.Idle)))
        {
            worker.Kill(entireProcessTree: true);
            await worker.WaitForExitAsync();
        }

        Assert.Equal(PictureForm.None, (await MakeAsync(Png(8, 8), PictureSize.Whole)).Form);
        Assert.Equal(PictureForm.Png, (await MakeAsync(Png(8, 8), PictureSize.Whole)).Form);
    }

    [Fact]
    public async Task TheWorkerKnowsNothingOfOurSurroundings()
    {
        Environment.SetEnvironmentVariable("DAFTAR_TEST_SECRET", "INVENTED");
        await MakeAsync(Png(8, 8), PictureSize.Whole);

        var environment = await File.ReadAllTextAsync(FormattableString.Invariant($"/proc/{Assert.Single(make.Idle)}/environ"));

        Assert.DoesNotContain("DAFTAR", environment, StringComparison.Ordinal);
        Assert.Contains("PATH=", environment, StringComparison.Ordinal);
    }

    [Fact]
    public void TheCacheKeepsItsBoundAndNothingForLong()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-pictures-").FullName;
        try
        {
            var cache = new PictureCache(folder, 100_000, TimeProvider.System);
            for (var n = 0; n < 300; n++)
            {
                cache.Keep(Name(n), PictureSize.Small, new(PictureForm.WebP, new byte[1000]));
            }

            Assert.InRange(new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), 50_000, 101_001);
            Assert.True(cache.TryRead(Name(299), PictureSize.Small, out var last) && last is { Form: PictureForm.WebP, Bytes.Length: 1000 });
            Assert.False(cache.TryRead(Name(0), PictureSize.Small, out _));
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                file.LastWriteTimeUtc = TimeProvider.System.GetUtcNow().UtcDateTime - PictureCache.Longest - TimeSpan.FromHours(1);
            }

            Assert.False(new PictureCache(folder, 100_000, TimeProvider.System).TryRead(Name(299), PictureSize.Small, out _));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => make.Dispose();

    private static string Name(int picture) => picture.ToString("x64", CultureInfo.InvariantCulture);

    private static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Daftar.Tests", "Portal", "Samples", name));

    private async Task<MadePicture> MakeAsync(byte[] bytes, PictureSize size) => Assert.NotNull(await make.MakeAsync(bytes, size, default));

    private static (int Width, int Height) SizeOfPng(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

    /// <summary>A white PNG. <paramref name="whole"/>: with all its lines, else only where it has fewer than 25 million pixels.</summary>
    private static byte[] Png(int width, int height, bool whole = false)
    {
        using var png = new MemoryStream();
        png.Write([0x89, .. "PNG\r\n\x1a\n"u8]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (1, 0);
        Chunk(png, "IHDR"u8, head);
        using var lines = new MemoryStream();
        using (var pack = new ZLibStream(lines, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[1 + ((width + 7L) / 8)];
            line.AsSpan(1).Fill(0xFF);
            for (var y = 0; y < height && (whole || (long)width * height < 25_000_000); y++)
            {
                pack.Write(line);
            }
        }

        Chunk(png, "IDAT"u8, lines.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        png.Write(length);
        byte[] all = [.. name, .. content];
        png.Write(all);
        var sum = 0xFFFFFFFFu;
        foreach (var one in all)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (0xEDB88320u & (0u - (sum & 1)));
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(length, ~sum);
        png.Write(length);
    }
}
