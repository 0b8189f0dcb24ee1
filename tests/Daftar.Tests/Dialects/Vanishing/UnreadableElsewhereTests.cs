using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Xunit.Abstractions;

namespace Daftar.Tests.Dialects;

/// <summary>As <see cref="UnreadableValuesTests"/>, of what stands around records, of JSON and of spreadsheets: every value of the project's samples, one at a time.</summary>
public sealed partial class UnreadableElsewhereTests(ITestOutputHelper output)
{
    private const string Marker = "@@47";

    [Theory, InlineData("st36"), InlineData("st66"), InlineData("st86"), InlineData("st96")]
    public void NoneVanishesAroundRecords(string folder)
    {
        var lost = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Project.Root, "samples", folder), "*.xml"))
        {
            var text = File.ReadAllText(file);
            // Of what stands around records the first at each path is shown, with how often it comes.
            foreach (var leaf in Leaves.Of(text).DistinctBy(static leaf => leaf.Path).Where(static leaf => !leaf.Path.Split('/').Any(static name => Catalog.Dialects.Any(dialect => dialect.IsRecord(name)))))
            {
                var found = false;
                using var stream = new MemoryStream(Encoding.UTF8.GetBytes(leaf.Put(text, Marker)));
                var read = DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects, part => found |= part.Text.Contains(Marker, StringComparison.Ordinal));
                if (!found && !read.Any(Holds))
                {
                    lost.Add($"{leaf.Path} ({Path.GetFileName(file)})");
                }
            }
        }
        Complaints.None(lost);
    }

    [Fact]
    public void NoneVanishesFromJson()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "eugi", "register.json"));
        var lost = new List<string>();
        // The last object is a traditional speciality, which is set aside as a whole.
        foreach (Match value in JsonValue().Matches(text[..text.IndexOf("EUGI00000000004", StringComparison.Ordinal)]).Where(static one => !one.Value.EndsWith("EUGI", StringComparison.Ordinal)))
        {
            var group = value.Groups["value"];
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, group.Index), Marker, text.AsSpan(group.Index + group.Length))));
            if (!DocumentReading.ReadAll(stream, "register.json", Catalog.Dialects).Any(Holds))
            {
                lost.Add(value.Value);
            }
        }
        Complaints.None(lost);
    }

    /// <summary>Of the real register every value of objects picked by the seed: each is read alone, and all of them in the long run.</summary>
    [SampleFact]
    public void NoneVanishesFromRealJson()
    {
        var seed = LongRun.Seed();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        using var register = JsonDocument.Parse(File.ReadAllBytes(Samples.Path("gi/eu/eAmbrosia_API.json")));
        var objects = register.RootElement.EnumerateArray().Where(static one => IsRead(one.GetRawText())).Select(static one => one.GetRawText()).ToArray();
        new Random(seed).Shuffle(objects);
        var lost = new SortedSet<string>(StringComparer.Ordinal);
        var tried = 0;
        foreach (var text in objects.Take(LongRun.IsWanted ? int.MaxValue : 60))
        {
            foreach (Match value in RealValue().Matches(text))
            {
                var group = value.Groups["value"];
                var put = group.Value[0] == '"' ? Marker : $"\"{Marker}\"";
                var at = group.Value[0] == '"' ? (From: group.Index + 1, To: group.Index + group.Length - 1) : (From: group.Index, To: group.Index + group.Length);
                tried++;
                if (!Read(string.Concat(text.AsSpan(0, at.From), put, text.AsSpan(at.To))).Any(Holds))
                {
                    lost.Add(value.Value);
                }
            }
        }
        Complaints.None(lost);
        Assert.True(tried > 600);

        static bool IsRead(string text) => Read(text).All(static one => one.Record is not null);
    }

    private static IReadOnlyList<ReadRecord> Read(string one)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"[{one}]"));
        return DocumentReading.ReadAll(stream, "register.json", Catalog.Dialects);
    }

    [Fact]
    public void NoneVanishesFromASheet()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-cells-").FullName;
        try
        {
            var from = Path.Combine(Project.Root, "samples", "sheet", "marks");
            var text = File.ReadAllText(Path.Combine(from, "marks.csv"));
            File.Copy(Path.Combine(from, "agents.csv"), Path.Combine(folder, "agents.csv"));
            File.Copy(Path.Combine(from, "mapping.jsonc"), Path.Combine(folder, "mapping.jsonc"));
            var lost = new List<string>();
            var head = text.IndexOf('\n', StringComparison.Ordinal) + 1;
            foreach (Match cell in Cell().Matches(text[head..]))
            {
                var at = head + cell.Index;
                File.WriteAllText(Path.Combine(folder, "marks.csv"), string.Concat(text.AsSpan(0, at), Marker, text.AsSpan(at + cell.Length)));
                var found = false;
                new ReadPackage(OfficeProfiles.Embedded, Catalog.Dialects).Run(folder, new LoadOptions(), told => found |= Holds(told.Read), default, part => found |= part.Text.Contains(Marker, StringComparison.Ordinal));
                if (!found)
                {
                    lost.Add(cell.Value);
                }
            }
            Complaints.None(lost);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Holds(ReadRecord read) =>
        read.Findings.Any(static told => told.Came?.Contains(Marker, StringComparison.Ordinal) == true)
        || (read.Record is { } record && RecordJson.Bytes(record).AsSpan().IndexOf("@@47"u8) >= 0);

    [GeneratedRegex("\"[^\"]+\"\\s*:\\s*\"(?<value>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonValue();

    /// <summary>A text, number or word that is the value of a property or stands in a list.</summary>
    [GeneratedRegex("(?<=[:\\[,]\\s*)(?<value>\"(?:[^\"\\\\]|\\\\.)+\"(?!\\s*:)|[-0-9.]+|true|false)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RealValue();

    /// <summary>Of cells without quotation marks.</summary>
    [GeneratedRegex("(?<=[;\\n])[^;\"\\r\\n]+(?=[;\\r\\n])", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();
}
