using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Intake;

/// <summary>
/// Something nobody knows is put at every place of a document: outside records, between them, deep inside. Each time it must be found again in the record,
/// in its residue or among what is told of the document.
/// </summary>
public sealed partial class NothingIsLostTests
{
    public static TheoryData<string> Invented()
    {
        var files = new TheoryData<string>();
        foreach (var dialect in Catalog.Dialects)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "samples", dialect.Id), "*.xml").Order(StringComparer.Ordinal))
            {
                files.Add(Path.GetRelativePath(Repository.Root, file));
            }
        }
        return files;
    }

    [Theory]
    [MemberData(nameof(Invented))]
    public void WhatNobodyKnowsIsFoundAgainWhereverItStands(string file) => IsFoundAgain(Path.Combine(Repository.Root, file));

    [SampleTheory]
    [InlineData("st96/us-trademarks")]
    [InlineData("st96/us-patents")]
    [InlineData("st96/wipo-examples")]
    [InlineData("st66/em")]
    [InlineData("st66/us")]
    [InlineData("st86/em")]
    [InlineData("st36/ep")]
    [InlineData("st36/docdb")]
    [InlineData("st36/us")]
    [InlineData("st36/ops")]
    [InlineData("st36/more")]
    [InlineData("st26")]
    public void SoItIsInRealFiles(string folder)
    {
        var read = 0;
        foreach (var file in Samples.Xml(folder).Where(static file => new FileInfo(file).Length < 400_000).Where(static (_, i) => i % 4 == 0).Take(8))
        {
            read += IsFoundAgain(file) ? 1 : 0;
        }
        Assert.True(read > 0, folder);
    }

    private static bool IsFoundAgain(string file)
    {
        var bytes = File.ReadAllBytes(file);
        string xml;
        try
        {
            xml = new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        // A record that cannot be read is set aside whole, and kept as it came: nothing of it is lost either.
        // So is a document of no standard, or without records: it is told as a whole.
        if (Read(xml).Results.Any(static result => result.Findings.Any(static finding => finding.Blocks || finding.Code is "DOCUMENT-UNRECOGNISED" or "DOCUMENT-WITHOUT-RECORD")))
        {
            return false;
        }
        foreach (var put in (Func<Match, string, string>[])[AsAttribute, AsElement, AsNothing])
        {
            var number = 0;
            List<(string Nonce, string Before)> places = [];
            var changed = Tag().Replace(xml, tag =>
            {
                if (!tag.Groups["name"].Success)
                {
                    return tag.Value;
                }
                var nonce = string.Create(CultureInfo.InvariantCulture, $"unheard{++number:D6}");
                var text = put(tag, nonce);
                if (text != tag.Value)
                {
                    places.Add((nonce, tag.Value));
                }
                return text;
            });
            var (results, parts) = Read(changed);
            Assert.True(results.All(static result => !result.Findings.Any(static finding => finding.Blocks)), $"{file} {put.Method.Name}: {results.SelectMany(static one => one.Findings).FirstOrDefault(static one => one.Blocks)}");
            var told = new HashSet<string>(Nonce().Matches(string.Join('\n',
            [
                .. results.Where(static one => one.Record is not null).Select(static one => Encoding.UTF8.GetString(RecordJson.Bytes(one.Record!))),
                .. results.SelectMany(static one => one.Findings).Select(static finding => finding.ToString()),
                .. parts.Where(static part => !part.IsTransport).Select(static part => part.Path + " " + part.Text),
            ])).Select(static match => match.Value), StringComparer.Ordinal);
            var lost = places.Where(place => !told.Contains(place.Nonce)).Select(static place => place.Before).GroupBy(static before => before, StringComparer.Ordinal).Select(static group => $"{group.Count()} {group.Key}").ToList();
            Assert.True(lost.Count == 0, $"{file}: lost {put.Method.Name} at {lost.Count} of {places.Count} places:\n{string.Join('\n', lost.Take(60))}");
        }
        return true;
    }

    private static string AsAttribute(Match tag, string nonce) =>
        tag.Value.StartsWith("</", StringComparison.Ordinal) ? tag.Value : tag.Value.Insert(1 + tag.Groups["name"].Length, $" {nonce}=\"{nonce}\"");

    private static string AsElement(Match tag, string nonce) =>
        tag.Value.StartsWith("</", StringComparison.Ordinal) || tag.Value.EndsWith("/>", StringComparison.Ordinal) ? tag.Value : $"{tag.Value}<{nonce}>{nonce}</{nonce}>";

    private static string AsNothing(Match tag, string nonce) =>
        tag.Value.StartsWith("</", StringComparison.Ordinal) || tag.Value.EndsWith("/>", StringComparison.Ordinal) ? tag.Value : $"{tag.Value}<{nonce}/>";

    private static (List<ReadRecord> Results, List<DocumentPart> Parts) Read(string xml)
    {
        List<DocumentPart> parts = [];
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return ([.. DocumentReading.ReadAll(stream, "changed.xml", Catalog.Dialects, parts.Add)], parts);
    }

    /// <summary>Start and end tags; comments, CDATA, processing instructions and DOCTYPE are matched as a whole, without a name.</summary>
    [GeneratedRegex("""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^>\[]*(\[[^\]]*\]\s*)?>|<(?<name>/?[A-Za-z_][\w:.-]*)(\s+[\w:.-]+\s*=\s*("[^"]*"|'[^']*'))*\s*/?>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"unheard\d{6}", RegexOptions.None)]
    private static partial Regex Nonce();
}
