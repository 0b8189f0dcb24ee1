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
                // The header of the sending is no part of a record; that a claim concerns all designs of a record of one design says nothing.
                if (path.Contains("/TransactionHeader/", StringComparison.Ordinal) || path.EndsWith("/TradeMarkVersion/VersionDate", StringComparison.Ordinal) || path.EndsWith("/AffectedDesign/AllDesignsIndicator", StringComparison.Ordinal) || !seen.Add(path) || leaf.ElementsAfterSelf(leaf.Name).Any() || leaf.ElementsBeforeSelf(leaf.Name).Any())
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
        : text.Length == 2 ? (text == "DE" ? "FR" : "DE") : text + "Q";

    private static string Said(XDocument document)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)));
        return string.Join('\n', DocumentReading.ReadAll(stream, "changed.xml", Catalog.Dialects).Select(static read =>
            $"{(read.Record is null ? "" : Encoding.UTF8.GetString(RecordJson.Bytes(read.Record)))} {string.Join(' ', (read.Record?.Residue ?? []).Select(static left => $"{left.Path}={left.Text}").Order(StringComparer.Ordinal))} {string.Join(' ', read.Findings.Select(static finding => $"{finding.Code} {finding.Came}"))}"));
    }
}
