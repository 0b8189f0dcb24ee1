using System.Text;
using System.Xml;
using System.Xml.Linq;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects;

/// <summary>
/// Faulty exports say twice what comes once. Of every element of a record that is said again and otherwise, both values are in the record, in its residue or in a finding:
/// the record with both is neither the one with the first value alone nor the one with the second.
/// </summary>
public sealed class SaidTwiceTests
{
    [Theory]
    [InlineData("samples/st66")]
    [InlineData("samples/st86")]
    [InlineData("samples/st96")]
    public void NoValueSaidTwiceIsLostInInventedFiles(string folder) => NoneIsLost(Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.xml"));

    [SampleTheory]
    [InlineData("st66/us")]
    [InlineData("st66/em/223")]
    [InlineData("st86/em/063")]
    [InlineData("st96/us-trademarks")]
    [InlineData("st96/wipo-examples")]
    public void NoValueSaidTwiceIsLostInRealFiles(string folder) =>
        NoneIsLost(Directory.GetFiles(Samples.Path(folder), "*.xml").Order(StringComparer.Ordinal).Where(static file => new FileInfo(file).Length < 120_000).Take(6));

    /// <summary>Not only leaves, and not only side by side: any element of a record, beside itself and behind its last neighbour, with every value in it another one.</summary>
    [Theory]
    [InlineData("samples/st36")]
    [InlineData("samples/st66")]
    [InlineData("samples/st86")]
    [InlineData("samples/st96")]
    public void NoElementSaidAgainIsLostInInventedFiles(string folder) => NoneSaidAgainIsLost(Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.xml"), 400);

    [SampleTheory]
    [InlineData("st36/docdb")]
    [InlineData("st36/ep")]
    [InlineData("st36/jp")]
    [InlineData("st36/us")]
    [InlineData("st36/ops")]
    [InlineData("st36/more")]
    [InlineData("st66/us")]
    [InlineData("st66/em/223")]
    [InlineData("st86/em/063")]
    [InlineData("st96/us-trademarks")]
    [InlineData("st96/us-patents")]
    [InlineData("st96/wipo-examples")]
    public void NoElementSaidAgainIsLostInRealFiles(string folder) =>
        NoneSaidAgainIsLost(Directory.GetFiles(Samples.Path(folder), "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(static file => new FileInfo(file).Length < 120_000), 300);

    /// <summary>What stands around records, or is passed over with a reason: <see cref="DocumentReading"/> tells it elsewhere.</summary>
    private static readonly string[] Elsewhere = ["TransactionHeader/", "/TradeMarkVersion/VersionDate/", "/AffectedDesign/AllDesignsIndicator/",
        // The same symbol by another office, or of another edition, is the same symbol.
        "/ClassificationIPCR/", "/patent-classification/"];

    private static void NoneSaidAgainIsLost(IEnumerable<string> files, int most)
    {
        var seed = Environment.GetEnvironmentVariable("DAFTAR_TEST_MUTATION") is { } said ? int.Parse(said, System.Globalization.CultureInfo.InvariantCulture) : 20_260_314;
        var random = new Random(seed);
        var documents = files.Select(Read).OfType<XDocument>().ToList();
        var lost = new SortedSet<string>(StringComparer.Ordinal);
        // Every path once, so that a hundred paragraphs do not stand for the rest; which of them and where is the seed's.
        var elements = documents.SelectMany(static document => document.Root!.Descendants()).GroupBy(PathOf, StringComparer.Ordinal).Select(same => same.ElementAt(random.Next(same.Count()))).ToArray();
        random.Shuffle(elements);
        most = LongRun.IsWanted ? int.MaxValue : most;
        foreach (var element in elements.Take(most))
        {
            var path = PathOf(element);
            if (Elsewhere.Any(part => (path + "/").Contains(part, StringComparison.Ordinal)))
            {
                continue;
            }
            var document = element.Document!;
            var parent = element.Parent!;
            var again = new XElement(element);
            var before = Said(document);
            var marks = Marked(again, random, before);
            if (marks.Count == 0)
            {
                continue;
            }
            element.AddAfterSelf(again);
            element.Remove();
            var instead = Said(document);
            again.AddBeforeSelf(element);
            again.Remove();
            // Passed over for a reason, or told as what nobody reads: said once it leaves no trace, either.
            marks.RemoveAll(mark => !instead.Contains(mark, StringComparison.Ordinal));
            if (instead == before || marks.Count == 0)
            {
                continue;
            }
            foreach (var beside in (bool[])[true, false])
            {
                if (beside)
                {
                    element.AddAfterSelf(again);
                }
                else
                {
                    parent.Add(again);
                }
                var both = Said(document);
                again.Remove();
                if (both == before)
                {
                    lost.Add($"{(beside ? "beside" : "behind")} {path}");
                }
                else if (marks.Find(mark => !both.Contains(mark, StringComparison.Ordinal)) is { } missing)
                {
                    lost.Add($"{(beside ? "beside" : "behind")} {path} ({missing})");
                }
            }
        }
        Assert.True(lost.Count == 0, FormattableString.Invariant($"DAFTAR_TEST_MUTATION={seed}: {lost.Count} of {elements.Length}\n") + string.Join('\n', lost));
    }

    private static string PathOf(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse().Select(static one => one.Name.LocalName));

    /// <summary>Gives every text in it a word nobody has written; what is no word (numbers, dates, codes) becomes another of its kind.</summary>
    private static List<string> Marked(XElement element, Random random, string said)
    {
        var marks = new List<string>();
        foreach (var text in element.DescendantNodesAndSelf().OfType<XText>().Where(static text => text.Value.Trim().Length > 0).ToList())
        {
            if (text.Value.Count(char.IsLetter) > 6 && text.Value.Trim().Contains(' ', StringComparison.Ordinal))
            {
                var word = "zq" + random.Next(100_000, 999_999).ToString(System.Globalization.CultureInfo.InvariantCulture) + "x";
                text.Value = word + " " + text.Value.TrimStart();
                marks.Add(word);
            }
            else
            {
                // Another one than any the record has: what stands in a set twice is no loss.
                var other = Other(text.Value);
                for (var digit = '1'; digit <= '9' && char.IsAsciiDigit(other[^1]) && said.Contains(other.Trim(), StringComparison.Ordinal); digit++)
                {
                    other = other[..^1] + digit;
                }
                text.Value = other;
                marks.Add("");
            }
        }
        return marks;
    }

    private static XDocument? Read(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return XDocument.Load(reader, System.Xml.Linq.LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void NoneIsLost(IEnumerable<string> files)
    {
        var lost = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            XDocument document;
            try
            {
                using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
                document = XDocument.Load(reader, System.Xml.Linq.LoadOptions.PreserveWhitespace);
            }
            catch (XmlException)
            {
                continue;
            }
            var original = Said(document);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var leaf in document.Descendants().Where(static element => !element.HasElements && element.Value.Trim().Length > 0).ToList())
            {
                var path = string.Join('/', leaf.AncestorsAndSelf().Reverse().Select(static element => element.Name.LocalName));
                // The header of the sending is no part of a record; nor is it kept whether the USPTO may write by mail; that a claim concerns all designs of a record of one design says nothing.
                if (path.Contains("TransactionHeader/", StringComparison.Ordinal) || path.EndsWith("/TradeMarkVersion/VersionDate", StringComparison.Ordinal) || path.EndsWith("/AffectedDesign/AllDesignsIndicator", StringComparison.Ordinal) || path.EndsWith("/EmailAuthorizedIndicator", StringComparison.Ordinal) || !seen.Add(path) || leaf.ElementsAfterSelf(leaf.Name).Any() || leaf.ElementsBeforeSelf(leaf.Name).Any())
                {
                    continue;
                }
                var text = leaf.Value;
                var other = Other(text);
                leaf.Value = other;
                var replaced = Said(document);
                leaf.Value = text;
                // A value that says nothing (false, the office's own code) is not lost beside one that does.
                var before = leaf.PreviousNode;
                var parent = leaf.Parent!;
                leaf.Remove();
                var without = Said(document);
                if (before is null)
                {
                    parent.AddFirst(leaf);
                }
                else
                {
                    before.AddAfterSelf(leaf);
                }
                if (replaced == original || without == original || without == replaced)
                {
                    continue;
                }
                var again = new XElement(leaf) { Value = other };
                leaf.AddAfterSelf(again);
                var both = Said(document);
                again.Remove();
                if (both == original)
                {
                    lost.Add($"second {path}");
                }
                else if (both == replaced)
                {
                    lost.Add($"first {path}");
                }
            }
        }
        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    private static string Other(string text) =>
        text.Trim() is "true" ? "false" : text.Trim() is "false" ? "true"
        : text.Length >= 8 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]) ? (text[0] == '1' ? '2' : '1') + text[1..^1] + (text[^1] == '1' ? '2' : '1')
        : char.IsAsciiDigit(text[^1]) ? text[..^1] + (text[^1] == '1' ? '2' : '1')
        : text.Length == 2 ? (text == "TV" ? "NR" : "TV") : text + "Q";

    private static string Said(XDocument document)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)));
        return string.Join('\n', DocumentReading.ReadAll(stream, "changed.xml", Catalog.Dialects).Select(static read =>
            $"{(read.Record is null ? "" : Encoding.UTF8.GetString(RecordJson.Bytes(read.Record)))} {string.Join(' ', (read.Record?.Residue ?? []).Select(static left => $"{left.Path}={left.Text}").Order(StringComparer.Ordinal))} {string.Join(' ', read.Findings.Select(static finding => $"{finding.Code} {finding.Came}"))}"));
    }
}
