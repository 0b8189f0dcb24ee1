using System.Globalization;
using System.IO.Compression;
using System.Text;
using Daftar.Demonstration;
using Daftar.Dialects.St96.Writing;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Benchmarks.Speed;

/// <summary>
/// Patents with full text (about 30 kB of description, 15 claims), a drawing sheet and the publication as PDF each, beside the generated marks and designs with their
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
            var names = new List<(string Drawing, string Document)>();
            using (var xml = zip.CreateEntry("patents.xml", CompressionLevel.Fastest).Open())
            {
                using var writer = St96Writer.Begin(xml, Right.Patent, new St96Header { Produced = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), TransactionIdentifier = "mixed" });
                for (; done < to; done++)
                {
                    var drawing = string.Create(CultureInfo.InvariantCulture, $"drawings/{done:000000}.tif");
                    var document = string.Create(CultureInfo.InvariantCulture, $"documents/{done:000000}.pdf");
                    names.Add((drawing, document));
                    writer.Write(Patent(done, drawing, document, dice));
                }
                writer.End();
            }
            foreach (var (drawing, document) in names)
            {
                // A fax page of 20 to 60 kB, and a document of 40 to 160 kB; one in a hundred is a scan of 3 MB.
                Add(zip, drawing, "II*\0"u8, 20_000 + dice.Next(40_000), dice);
                Add(zip, document, "%PDF-1.7\n"u8, dice.Next(100) == 0 ? 3_000_000 : 40_000 + dice.Next(120_000), dice);
            }
        }
    }

    /// <summary>Bytes that do not compress, behind the mark of what they are.</summary>
    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> mark, int length, Random dice)
    {
        var bytes = new byte[length];
        dice.NextBytes(bytes);
        mark.CopyTo(bytes);
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(bytes);
    }

    private static PatentRecord Patent(int n, string drawing, string document, Random dice)
    {
        // From the top of each year's series: the generated patents beside them are numbered from below.
        var (year, serial) = (2015 + (n % 10), 99_999 - (n / 10));
        var number = string.Create(CultureInfo.InvariantCulture, $"10{year}{serial:00000}{CheckLetter.Of(year, serial)}");
        return new PatentRecord
        {
            Office = "SG",
            Identifiers = [new OfficeNumber { Office = "SG", Of = Numbers.Application, Written = number }],
            Kind = "invention",
            FilingDate = new RegisterDate(year, 1 + (n % 12), 1 + (n % 28)),
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
            Files =
            [
                new FileReference { Kind = FileKind.Drawing, Name = drawing, Sequence = 1, Format = "TIFF" },
                new FileReference { Kind = FileKind.Document, Name = document, Format = "PDF", View = "Publication" },
            ],
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
