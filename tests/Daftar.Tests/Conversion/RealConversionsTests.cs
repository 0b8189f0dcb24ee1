using System.Globalization;
using System.Text;
using Daftar.Conversion;
using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Consistency;
using Daftar.Tests.Dialects.St96;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Conversion;

/// <summary>Every real file, converted: what is not carried is named with its reason, what does not conform is marked, and both stand in the docs.</summary>
[Collection(ConvertedSamplesCollection.Name)]
public sealed class RealConversionsTests(ConvertedSamples samples)
{
    private static readonly string[] Folders = ["st96", "st66", "st86", "st36", "st26", "st25", "gi", "other"];

    [SampleTheory]
    [InlineData("st96"), InlineData("st66"), InlineData("st86"), InlineData("st36"), InlineData("st26"), InlineData("st25"), InlineData("gi"), InlineData("other")]
    public void EveryLossIsNamedWithItsReasonAndTheVerdictIsThatOfTheSchemas(string of)
    {
        var wrong = new List<string>();
        var folder = samples.Of(of, TargetForm.St96);
        foreach (var converted in folder.Records)
        {
            if (converted.Record is null)
            {
                continue;
            }
            foreach (var loss in converted.Losses)
            {
                if (LossReasons.Of(converted.Record.Right, loss.Path) is null)
                {
                    wrong.Add($"{converted.Where}: {converted.Record.Right} {loss}: no reason is given in Conversion/losses.tsv");
                }
            }
            if (converted.Documents.Count == 0)
            {
                wrong.Add($"{converted.Where}: no document");
            }
            if (converted.Missing.Count > 0 != converted.Findings.Any(static finding => finding.Code == ConvertPackage.PartMissing))
            {
                wrong.Add($"{converted.Where}: what is missing is no finding");
            }
        }
        Complaints.None(wrong.Distinct());
        Assert.All(folder.Documents, static document => Assert.EndsWith(".xml", document, StringComparison.Ordinal));
        TheVerdictIsThatOfTheSchemas(folder.Documents);
    }

    /// <summary>What the public may not see is left out so that the document is as valid as before, wherever the record still has what is demanded.</summary>
    [SampleTheory]
    [InlineData("st96"), InlineData("st66"), InlineData("st86"), InlineData("st36"), InlineData("st26"), InlineData("st25"), InlineData("gi"), InlineData("other")]
    public void DocumentsForThePublicAreJudgedByTheSchemasAsTheFullOnesAre(string of)
    {
        var missing = new Dictionary<string, IReadOnlyList<MissingPart>>(StringComparer.Ordinal);
        foreach (var converted in samples.Of(of, TargetForm.St96).Records)
        {
            missing[Key(converted)] = converted.Missing;
        }
        var folder = samples.Of(of, TargetForm.St96, St96Audience.Public);
        var wrong = new List<string>();
        foreach (var converted in folder.Records.Where(static converted => converted.Record is not null && !converted.Withheld))
        {
            // A name that is withheld, and what only a part has that the office restricts, is missing; nothing else.
            wrong.AddRange(converted.Missing.Except(missing[Key(converted)]).Where(static part => part.Demanded is not "com:Name").Select(part => $"{converted.Where}: {part} is missing for the public alone"));
        }
        Complaints.None(wrong.Distinct());
        TheVerdictIsThatOfTheSchemas(folder.Documents);

        static string Key(ConvertedRecord converted) => $"{converted.Where} {converted.Record?.Identifiers.FirstOrDefault()} {converted.Record?.PlaceInApplication} {converted.Record?.Publications?.FirstOrDefault()?.KindCode}";
    }

    [SampleTheory]
    [InlineData("st96"), InlineData("st66"), InlineData("st86"), InlineData("st36"), InlineData("st26"), InlineData("st25"), InlineData("gi"), InlineData("other")]
    public void JsonCarriesWhatXmlCarries(string of)
    {
        var inXml = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var converted in samples.Of(of, TargetForm.St96).Records)
        {
            inXml[Key(converted)] = Losses(converted);
        }
        var inJson = samples.Of(of, TargetForm.St97);
        var differing = inJson.Records.Where(converted => inXml[Key(converted)] != Losses(converted)).Select(static converted => converted.Where.ToString()).ToList();
        Assert.All(inJson.Documents.Where(static file => file.EndsWith(".json", StringComparison.Ordinal)).Take(50), static file => System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(file)).Dispose());
        Complaints.None(differing);

        static string Key(ConvertedRecord converted) => $"{converted.Where} {converted.Record?.Identifiers.FirstOrDefault()} {converted.Record?.Publications?.FirstOrDefault()?.KindCode}";
        // What was made when is the clock's where the record does not say.
        static string Losses(ConvertedRecord converted) => string.Join('\n', converted.Losses.Where(static loss => loss.Path != "produced" && loss.Path != "legalStatus.reportedDate").Select(static loss => $"{loss.Path} {loss.Kind} {loss.Before} {loss.After}"));
    }

    [SampleFact]
    public void TheTableOfWhatConversionsLoseIsTrue()
    {
        var report = new LossReport();
        var rows = new StringBuilder();
        var lacking = new SortedDictionary<string, (long Records, SortedSet<string> Dialects)>(StringComparer.Ordinal);
        foreach (var of in Folders)
        {
            long read = 0, conformant = 0, whole = 0, back = 0;
            foreach (var converted in samples.Of(of, TargetForm.St96).Records)
            {
                if (converted.Record is null)
                {
                    continue;
                }
                report.Add(converted);
                read++;
                conformant += converted.Missing.Count == 0 ? 1 : 0;
                back += converted.NotReadBack.Count == 0 ? 1 : 0;
                // When a document is made is no loss of the record.
                whole += converted.Losses.All(static loss => loss is { Kind: LossKind.Added, Path: "produced" or "legalStatus.reportedDate" }) ? 1 : 0;
                foreach (var part in converted.Missing)
                {
                    var known = lacking.TryGetValue($"{part.Component} | {part.Demanded.Replace("|", " or ", StringComparison.Ordinal)}", out var before) ? before : (0, new SortedSet<string>(StringComparer.Ordinal));
                    known.Item2.Add(converted.Dialect!);
                    lacking[$"{part.Component} | {part.Demanded.Replace("|", " or ", StringComparison.Ordinal)}"] = (known.Item1 + 1, known.Item2);
                }
            }
            if (read > 0)
            {
                rows.Append(CultureInfo.InvariantCulture, $"| {of} | {read} | {whole} | {back} | {conformant} | {read - conformant} |\n");
            }
        }
        var table = new StringBuilder().Append("| samples | records | carried whole by elements | read back the same by Daftar | conform to V6.0 | lack a mandatory part |\n|---|---:|---:|---:|---:|---:|\n").Append(rows)
            .Append("\n### Fields\n\n| from | right | field | is | records | why |\n|---|---|---|---|---:|---|\n");
        foreach (var line in report.Lines.Where(static line => line is not { Kind: LossKind.Added, Path: "produced" or "legalStatus.reportedDate" }))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {line.Dialect} | {line.Right.ToString().ToLowerInvariant()} | `{line.Path}` | {line.Kind.ToString().ToLowerInvariant()} | {line.Records} | {line.Why} |\n");
        }
        table.Append("\n### Records that lack a mandatory part\n\n| component | demanded in it | records | from |\n|---|---|---:|---|\n");
        foreach (var (part, (records, dialects)) in lacking)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {part} | {records} | {string.Join(", ", dialects)} |\n");
        }
        const string From = "<!-- made by RealConversionsTests from real files -->\n";
        var page = Project.Read("docs/reference/conversion.md");
        var at = page.IndexOf(From, StringComparison.Ordinal) + From.Length;
        var expected = page[..at] + "\n" + table;
        var same = page == expected;
        if (!same && Environment.GetEnvironmentVariable("DAFTAR_TEST_WRITE") == "1")
        {
            File.WriteAllText(Path.Combine(Project.Root, "docs/reference/conversion.md"), expected);
        }
        Assert.True(same, "docs/reference/conversion.md differs from what conversions of the real files lose; DAFTAR_TEST_WRITE=1 writes it anew:\n" + table);
    }

    private static void TheVerdictIsThatOfTheSchemas(IEnumerable<string> documents)
    {
        foreach (var document in documents)
        {
            var (xml, root) = Written.Rooted(File.ReadAllBytes(document));
            var missing = MandatoryParts.MissingIn(new MemoryStream(xml));
            var errors = Written.SchemaErrors(xml, root);
            Assert.True((missing.Count == 0) == (errors.Count == 0), $"{document}: missing {string.Join("; ", missing)}; schema: {string.Join("; ", errors)}");
        }
    }
}
