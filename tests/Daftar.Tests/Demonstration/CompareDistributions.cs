using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Demonstration;

/// <summary>What a set of records of marks is like: sizes, words, classes, events, and how well it packs.</summary>
internal sealed class Distribution
{
    private readonly List<double> _bytes = [];
    private readonly List<double> _markTokens = [];
    private readonly List<double> _goodsTokens = [];
    private readonly List<double> _classes = [];
    private readonly List<double> _events = [];
    private readonly List<double> _parties = [];
    private readonly Dictionary<string, int> _classCounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _tokenCounts = new(StringComparer.Ordinal);
    private long _raw;
    private long _fast;
    private long _best;

    public required string Name { get; init; }

    public int Records => _bytes.Count;

    /// <param name="xml">Bytes of the record as delivered.</param>
    /// <param name="language">Goods are counted in this language; where a class does not have it, in the first it has.</param>
    public void Add(TrademarkRecord mark, int xml, string language = "en")
    {
        _bytes.Add(xml);
        if (mark.Words is { } words)
        {
            // The share of different tokens falls with the size of a set: it is taken of as many marks everywhere.
            _markTokens.Add(Count(words, _markTokens.Count < 200 ? _tokenCounts : null));
        }
        var classes = mark.Goods?.Where(goods => goods.Classification is null && goods.Class is not null).ToList() ?? [];
        _classes.Add(classes.Select(goods => goods.Class).Distinct(StringComparer.Ordinal).Count());
        foreach (var goods in classes)
        {
            _classCounts[goods.Class!] = _classCounts.GetValueOrDefault(goods.Class!) + 1;
        }
        _goodsTokens.Add(classes.Sum(goods => (goods.Descriptions?.FirstOrDefault(text => text.Language == language) ?? goods.Descriptions?.FirstOrDefault()) is { } text ? Count(text.Text, null) : 0));
        _events.Add(mark.Events?.Count ?? 0);
        _parties.Add((mark.Applicants?.Count ?? 0) + (mark.Owners?.Count ?? 0) + (mark.Representatives?.Count ?? 0));
    }

    /// <summary>Packs the records as a zip would, one behind the other.</summary>
    public void Pack(byte[] records)
    {
        _raw += records.Length;
        _fast += Deflated(records, CompressionLevel.Fastest);
        _best += Deflated(records, CompressionLevel.Optimal);
    }

    /// <summary>The rows of the table, each with the same heads for every distribution.</summary>
    public IEnumerable<(string Head, string Value)> Rows()
    {
        yield return ("records", Text(Records));
        yield return ("bytes of XML a record: mean", Hundreds(_bytes.Average()));
        yield return ("… median", Hundreds(At(_bytes, 50)));
        yield return ("… 9 of 10 are below", Hundreds(At(_bytes, 90)));
        yield return ("tokens of the words of a mark: mean", Text(_markTokens.Average(), 2));
        yield return ("… 9 of 10 have at most", Text(At(_markTokens, 90)));
        yield return ("marks with words, %", Text(100.0 * _markTokens.Count / Records));
        yield return ("different tokens per 100, first 200 marks", Text(100.0 * _tokenCounts.Count / Math.Max(1, _tokenCounts.Values.Sum())));
        yield return ("tokens of goods and services: mean", Text(_goodsTokens.Average()));
        yield return ("… median", Text(At(_goodsTokens, 50)));
        yield return ("… 9 of 10 have at most", Text(At(_goodsTokens, 90)));
        yield return ("classes a mark: mean", Text(_classes.Average(), 2));
        yield return ("marks in one class, %", Text(100.0 * _classes.Count(classes => classes <= 1) / Records));
        yield return ("share of the five most frequent classes, %", Text(100.0 * _classCounts.Values.OrderDescending().Take(5).Sum() / Math.Max(1, _classCounts.Values.Sum())));
        yield return ("events a record: mean", Text(_events.Average(), 1));
        yield return ("parties a record: mean", Text(_parties.Average(), 1));
        yield return ("deflate, fastest: packs to, %", Text(100.0 * _fast / _raw));
        yield return ("deflate, optimal: packs to, %", Text(100.0 * _best / _raw));
    }

    private static int Count(string text, Dictionary<string, int>? into)
    {
        var count = 0;
        var position = -1;
        foreach (var token in Tokenizer.ForIndex(Folding.Fold(text)))
        {
            // Several tokens at one position are forms of one word.
            if (token.Position != position)
            {
                count++;
                position = token.Position;
                if (into is not null)
                {
                    var key = token.Text.ToString();
                    into[key] = into.GetValueOrDefault(key) + 1;
                }
            }
        }
        return count;
    }

    private static long Deflated(byte[] bytes, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, level, leaveOpen: true))
        {
            deflate.Write(bytes);
        }
        return packed.Length;
    }

    private static double At(List<double> values, int percent) => values.Order().ElementAt(Math.Min(values.Count - 1, values.Count * percent / 100));

    /// <summary>Rounded, so that an attribute more in the writer is no other figure.</summary>
    private static string Hundreds(double value) => Text(Math.Round(value / 100) * 100);

    private static string Text(double value, int digits = 0) => value.ToString(digits == 0 ? "#,0" : "#,0." + new string('0', digits), CultureInfo.InvariantCulture);
}

/// <summary>Measures real and generated marks alike and sets the figures side by side, as docs/reference/demonstration-data.md shows them.</summary>
internal static class CompareDistributions
{
    /// <summary>A table in Markdown: one row a measure, one column a set of records.</summary>
    public static string Table(params IReadOnlyList<Distribution> sets)
    {
        var rows = sets.Select(set => set.Rows().ToList()).ToList();
        var table = new StringBuilder();
        table.Append("| | ").AppendJoin(" | ", sets.Select(set => set.Name)).Append(" |\n");
        table.Append("|---|").Insert(table.Length, "---:|", sets.Count).Append('\n');
        for (var row = 0; row < rows[0].Count; row++)
        {
            table.Append("| ").Append(rows[0][row].Head).Append(" | ").AppendJoin(" | ", rows.Select(column => column[row].Value)).Append(" |\n");
        }
        return table.ToString();
    }

    /// <summary>Marks of the EUIPO without the 23 other languages of their goods and services.</summary>
    public static Distribution Euipo(IEnumerable<string> files, string language = "en")
    {
        var set = new Distribution { Name = "EUIPO, ST.66, English only" };
        using var all = new MemoryStream();
        foreach (var file in files)
        {
            var document = XDocument.Load(file, System.Xml.Linq.LoadOptions.PreserveWhitespace);
            document.Descendants().Where(element => Other(element, language)).Remove();
            var bytes = Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
            Read(set, bytes, file, language);
            all.Write(bytes);
        }
        set.Pack(all.ToArray());
        return set;
    }

    public static Distribution AsDelivered(string name, IEnumerable<string> files)
    {
        var set = new Distribution { Name = name };
        using var all = new MemoryStream();
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            Read(set, bytes, file, "en");
            all.Write(bytes);
        }
        set.Pack(all.ToArray());
        return set;
    }

    /// <summary>The marks of generated full extractions; records stand one on a line there.</summary>
    public static Distribution Generated(string name, Packages packages)
    {
        var set = new Distribution { Name = name };
        foreach (var package in packages.Result.Packages.Where(package => package is { Full: true, Right: Right.Trademark }))
        {
            using var zip = ZipFile.OpenRead(packages.PathOf(package));
            using var xml = new MemoryStream();
            using (var stream = zip.Entries.First(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Open())
            {
                stream.CopyTo(xml);
            }
            var sizes = Encoding.UTF8.GetString(xml.ToArray()).Split('\n').Where(line => line.StartsWith("<tmk:Trademark>", StringComparison.Ordinal)).Select(Encoding.UTF8.GetByteCount).ToList();
            xml.Position = 0;
            var records = DocumentReading.ReadAll(xml, package.Path, Catalog.Dialects);
            Assert.Equal(sizes.Count, records.Count);
            for (var i = 0; i < records.Count; i++)
            {
                set.Add((TrademarkRecord)records[i].Record!, sizes[i]);
            }
            set.Pack(xml.ToArray());
        }
        return set;
    }

    private static void Read(Distribution set, byte[] bytes, string file, string language)
    {
        using var stream = new MemoryStream(bytes);
        foreach (var read in DocumentReading.ReadAll(stream, Path.GetFileName(file), Catalog.Dialects))
        {
            if (read.Record is TrademarkRecord mark)
            {
                set.Add(mark, bytes.Length, language);
            }
        }
    }

    private static bool Other(XElement element, string language) =>
        element.Name.LocalName == "GoodsServicesDescription" && element.Attribute("languageCode") is { } code && code.Value != language;
}
