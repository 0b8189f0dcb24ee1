using System.IO.Compression;
using Daftar.Intake;

namespace Daftar.Tests.Intake;

/// <summary>The sum of a zip's file is that which zips carry, however the bytes come.</summary>
public sealed class ZipSumTests
{
    /// <summary>The check value of CRC-32 in every catalogue of such sums, and that of many times its text.</summary>
    [Fact]
    public void TheSumOfTheCommonExampleIsThatOfEveryCatalogue() => Assert.Equal(0xCBF43926u, ZipSum.End(ZipSum.Add(ZipSum.Begin, "123456789"u8)));

    /// <summary>Lengths around every step, with what a zip written by .NET says.</summary>
    [Fact]
    public void WhateverTheLengthAndWhereverItIsCutTheSumIsThatOfTheZip()
    {
        var random = new Random(7);
        int[] lengths = [.. Enumerable.Range(0, 300), 1000, 4095, 4096, 4097, 65_535, 100_003];
        foreach (var length in lengths)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            using var packed = new MemoryStream();
            using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            {
                using var entry = zip.CreateEntry("a", CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
            using var read = new ZipArchive(packed);
            var sum = read.Entries[0].Crc32;

            Assert.Equal(sum, ZipSum.End(ZipSum.Add(ZipSum.Begin, bytes)));
            var cut = random.Next(length + 1);
            Assert.Equal(sum, ZipSum.End(ZipSum.Add(ZipSum.Add(ZipSum.Begin, bytes.AsSpan(0, cut)), bytes.AsSpan(cut))));
        }
    }
}
