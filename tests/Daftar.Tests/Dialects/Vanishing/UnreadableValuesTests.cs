using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Xunit.Abstractions;

namespace Daftar.Tests.Dialects;

/// <summary>
/// Decision 31 as a property: whatever value of a record is replaced by one nobody can read, it is found again, in a field, in the residue or in a finding. One value of a record at a time, of real
/// files and of the project's own; which, the seed says, and <c>DAFTAR_TEST_LONG=1</c> takes every path of every dialect in every form.
/// </summary>
public sealed class UnreadableValuesTests(ITestOutputHelper output)
{
    /// <summary>No number, date, code or word of anybody.</summary>
    private const string Marker = "@@47";

    private static ReadOnlySpan<byte> MarkerBytes => "@@47"u8;

    private sealed record Case(string File, string Dialect, RawRecord Raw, string Document, Leaf Leaf);

    [Fact]
    public void NoneVanishesFromARecordOfTheProject() => Look(Path.Combine(Project.Root, "samples"), most: 600);

    [SampleFact]
    public void NoneVanishesFromARealRecord() => Look(Samples.Path(""), most: 600);

    private void Look(string folder, int most)
    {
        var seed = LongRun.Seed();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        var lost = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tried = 0;
        foreach (var one in Cases(folder, random, LongRun.IsWanted ? int.MaxValue : most))
        {
            foreach (var (kind, value) in (ReadOnlySpan<(string, string)>)[("instead", Marker), ("behind", string.Concat(one.Document.AsSpan(one.Leaf.Start, one.Leaf.Length), Marker))])
            {
                tried++;
                if (Lost(one, value) is { } how)
                {
                    lost.TryAdd($"{how} {one.Dialect} {one.Leaf.Path} {kind}", one.File);
                }
            }
        }
        Complaints.None([.. lost.Select(static one => $"{one.Key} ({one.Value})")]);
        Assert.True(tried > most / 2);
    }

    /// <summary>Null where it is found again, or stands where words are passed over that nobody can call unreadable; else how it was passed.</summary>
    private static string? Lost(Case one, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(one.Leaf.Put(one.Document, value));
        var reader = new RecordReader(OfficeProfiles.Embedded, XmlLimits.Default);
        var results = new List<ReadRecord>();
        reader.Read(one.Raw with { Length = bytes.Length }, bytes, results);
        if (results.Exists(static read => Holds(read)))
        {
            return null;
        }
        foreach (ref var node in reader.Tree.Nodes)
        {
            if (node.Kind != XmlTree.Kind.Element && reader.Tree.ValueOf(ref node).Contains(Marker, StringComparison.Ordinal))
            {
                var around = reader.Tree.At(node.Parent).Name;
                return node.Touched ? "read and dropped:" : node.Kind == XmlTree.Kind.Text && Left.IsPassed(around) && Forms.OfPassed(around) is null ? null : "passed over:";
            }
        }
        return "gone:";
    }

    private static bool Holds(ReadRecord read) =>
        read.Findings.Any(static told => told.Came?.Contains(Marker, StringComparison.Ordinal) == true)
        || (read.Record is { } record && RecordJson.Bytes(record).AsSpan().IndexOf(MarkerBytes) >= 0);

    private static bool IsSetAside(in RawRecord raw, byte[] bytes)
    {
        var results = new List<ReadRecord>();
        new RecordReader(OfficeProfiles.Embedded, XmlLimits.Default).Read(raw, bytes, results);
        return results.Exists(static read => read.Record is null);
    }

    private static List<Case> Cases(string folder, Random random, int most)
    {
        var byPath = new Dictionary<(string, string), (int Seen, Case Case)>();
        var files = Directory.GetFiles(folder, "*.xml", SearchOption.AllDirectories).Where(static file => !file.Contains("/schemas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        random.Shuffle(files);
        foreach (var file in LongRun.IsWanted ? files : files.Where(static file => new FileInfo(file).Length < 60_000).Take(60))
        {
            using var stream = File.OpenRead(file);
            new RecordSplitter(Catalog.Dialects, 256_000_000).Split(stream, Path.GetRelativePath(folder, file), found =>
            {
                if (found.Broken is not null || found.Document.Encoding is not UTF8Encoding || found.Document.Dialect is not { } dialect)
                {
                    return;
                }
                var document = Encoding.UTF8.GetString(found.Bytes);
                var raw = new RawRecord(found.Document, found.Envelope, 0, 0, 0, found.Bytes.Length, found.Line, null);
                if (IsSetAside(raw, found.Bytes.ToArray()))
                {
                    return;
                }
                foreach (var leaf in Leaves.Of(document))
                {
                    var seen = byPath.GetValueOrDefault((dialect.Id, leaf.Path)).Seen;
                    byPath[(dialect.Id, leaf.Path)] = random.Next(seen + 1) == 0 ? (seen + 1, new Case(found.Document.File, dialect.Id, raw, document, leaf)) : (seen + 1, byPath[(dialect.Id, leaf.Path)].Case);
                }
            }, static _ => { });
        }
        var all = byPath.OrderBy(static one => one.Key.Item1, StringComparer.Ordinal).ThenBy(static one => one.Key.Item2, StringComparer.Ordinal).Select(static one => one.Value.Case).ToArray();
        random.Shuffle(all);
        return [.. all.Take(most)];
    }
}
