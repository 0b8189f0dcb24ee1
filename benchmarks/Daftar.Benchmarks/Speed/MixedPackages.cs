using System.Globalization;
using System.IO.Compression;
using System.Text;
using Daftar.Dialects.St96.Writing;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Benchmarks.Speed;

/// <summary>
/// Patents with full text (about 30 kB of description, 15 claims) and a drawing sheet each, beside the generated marks and designs with their
/// images: what a real delivery of an office looks like, and what the trademark figure says nothing about.
/// </summary>
internal static class MixedPackages
{
    private const int PerPackage = 500;

    public static void Make(int applications, string folder)
    {
        var patents = Math.Max(1, applications / 10);
        var dice = new Random(7);
        for (var done = 0; done < patents;)
        {
            using var zip = ZipFile.Open(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"fulltext-demonstration-{done:000000}.zip")), ZipArchiveMode.Create);
            var to = Math.Min(done + PerPackage, patents);
            var names = new List<string>();
            using (var xml = zip.CreateEntry("patents.xml", CompressionLevel.Fastest).Open())
            {
                using var writer = St96Writer.Begin(xml, Right.Patent, new St96Header { Produced = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), TransactionIdentifier = "mixed" });
                for (; done < to; done++)
                {
                    var drawing = string.Create(CultureInfo.InvariantCulture, $"drawings/{done:000000}.tif");
                    names.Add(drawing);
                    writer.Write(Patent(done, drawing, dice));
                }
                writer.End();
            }
            foreach (var name in names)
            {
                // A fax page of 20 to 60 kB: bytes that do not compress, behind the mark of a TIFF.
                var page = new byte[20_000 + dice.Next(40_000)];
                dice.NextBytes(page);
                "II*\0"u8.CopyTo(page);
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(page);
            }
        }
    }

    private static PatentRecord Patent(int n, string drawing, Random dice)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"10{2015 + (n % 10)}{n:00000}Q");
        return new PatentRecord
        {
            Office = "SG",
            Identifiers = [new OfficeNumber { Office = "SG", Of = Numbers.Application, Written = number }],
            Kind = "invention",
            FilingDate = new RegisterDate(2015 + (n % 10), 1 + (n % 12), 1 + (n % 28)),
            Titles = [new LocalText("en", Text(dice, 8))],
            Applicants = [new Party { Sequence = 1, Name = "Demonstration " + Text(dice, 2), Country = "SG" }],
            Inventors = [new Party { Sequence = 1, Name = Text(dice, 2), Country = "SG", IsPerson = true }],
            Ipc = [new PatentClass { Symbol = "A61K 31/00" }],
            Publications =
            [
                new Publication
                {
                    Office = "SG", Number = number, KindCode = "A1", Date = new RegisterDate(2025, 6, 1 + (n % 28)),
                    Abstracts = [new LocalText("en", Text(dice, 120))],
                    Claims = [.. Enumerable.Range(1, 15).Select(c => new Claim(c.ToString(CultureInfo.InvariantCulture), "en", Text(dice, 40)))],
                    Descriptions = [new LocalText("en", Text(dice, 4_500))],
                },
            ],
            Files = [new FileReference { Kind = FileKind.Drawing, Name = drawing, Sequence = 1, Format = "TIFF" }],
        };
    }

    private static string Text(Random dice, int words)
    {
        var text = new StringBuilder(words * 8);
        for (var i = 0; i < words; i++)
        {
            // Zipf by squaring: frequent words come often, rare ones now and then.
            var rank = (int)(Words.Length * Math.Pow(dice.NextDouble(), 2.5));
            text.Append(i == 0 ? "" : " ").Append(Words[rank]);
        }
        return text.ToString();
    }

    /// <summary>Invented words from syllables: 6,000 of them.</summary>
    private static readonly string[] Words = Make();

    private static string[] Make()
    {
        string[] starts = ["ba", "de", "ki", "lo", "mu", "na", "po", "ra", "se", "ti", "vo", "xe", "fra", "glo", "stri", "plu", "qua", "tre", "sho", "wen"];
        var dice = new Random(11);
        return [.. Enumerable.Range(0, 6_000).Select(_ => string.Concat(Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => starts[dice.Next(starts.Length)])) + (dice.Next(3) == 0 ? "n" : ""))];
    }
}
