using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects;

/// <summary>
/// The invented samples of a dialect under <c>samples/</c>: beside each <c>x.xml</c> stands <c>x.expected.json</c>, which says what must be
/// read from it: each record with its operation, its scope, when it was produced, and the codes of the findings. The expectation is
/// evidence, written from the XML by eye; where the reader differs, the reader is looked at first.
/// </summary>
internal static class ExpectedRecords
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names of the samples of a dialect, without folder and ending.</summary>
    public static TheoryData<string> Of(string dialect)
    {
        var names = new TheoryData<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "samples", dialect), "*.xml").Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetFileNameWithoutExtension(file));
        }
        return names;
    }

    /// <summary>Reads the sample and compares; on a difference the message holds what was read.</summary>
    public static void AreRead(string dialect, string name)
    {
        var folder = Path.Combine(Repository.Root, "samples", dialect);
        var read = Say(DocumentReading.ReadAll(Path.Combine(folder, name + ".xml"), Catalog.Dialects));
        var expectation = Path.Combine(folder, name + ".expected.json");
        var expected = File.Exists(expectation) ? JsonNode.Parse(File.ReadAllText(expectation)) : null;
        Assert.True(JsonNode.DeepEquals(expected, read), $"{expectation} differs from what was read:\n{read.ToJsonString(Layout)}");
    }

    private static JsonArray Say(IReadOnlyList<ReadRecord> results)
    {
        var all = new JsonArray();
        foreach (var result in results)
        {
            var one = new JsonObject();
            if (result.Record is { } record)
            {
                one["right"] = record.Right.ToString();
                if (record.Operation != Operation.State)
                {
                    one["operation"] = record.Operation.ToString();
                }
                one["fully"] = record.Scope.Fully.ToString();
                one["partly"] = record.Scope.Partly.ToString();
                one["produced"] = record.Produced?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
                one["record"] = JsonNode.Parse(RecordJson.Bytes(record));
            }
            if (result.Findings.Count > 0)
            {
                one["findings"] = new JsonArray([.. result.Findings.Select(finding => (JsonNode)$"{finding.Code} {finding.Severity} {finding.Where}: {finding.Came}")]);
            }
            all.Add(one);
        }
        return all;
    }
}
