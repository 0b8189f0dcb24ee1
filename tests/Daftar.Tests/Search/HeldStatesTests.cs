using System.Collections;
using System.Reflection;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>The record as it was read serves the index as well as the one that was packed, kept and unpacked; and it is nobody else's.</summary>
public sealed class HeldStatesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void ARecordAsReadMakesTheDocumentItsKeptFormMakes() => Same(Path.Combine(Repository.Root, "samples"));

    [SampleFact]
    public void ARealRecordAsReadMakesTheDocumentItsKeptFormMakes() => Same(Samples.Folder!);

    /// <summary>What is held is narrowed in place: were a party shared with the record of another element, its kept form would lose what is withheld.</summary>
    [Fact]
    public void RecordsOfDifferentElementsShareNothingThatCanBeChanged() => ShareNothing(Path.Combine(Repository.Root, "samples"));

    [SampleFact]
    public void RealRecordsOfDifferentElementsShareNothingThatCanBeChanged() => ShareNothing(Samples.Folder!);

    private static void Same(string folder)
    {
        var buffer = new PayloadBuffer();
        var compared = 0;
        foreach (var record in Files(folder).SelectMany(Records))
        {
            var packed = Payload.Pack(record, buffer);
            var kept = Filled(PublicView.Narrow(Payload.Read(record.Right, packed), Today));
            var asRead = Filled(PublicView.Narrow(record, Today));
            Assert.Equal(kept.Values, asRead.Values);
            Assert.Equal(kept.Stored.ToArray(), asRead.Stored.ToArray());
            compared++;
        }
        Assert.InRange(compared, 10, int.MaxValue);
    }

    private static void ShareNothing(string folder)
    {
        foreach (var file in Files(folder))
        {
            var owner = new Dictionary<object, IpRecord>(ReferenceEqualityComparer.Instance);
            foreach (var record in Records(file))
            {
                Own(record, record, owner, file);
            }
        }
    }

    private static void Own(object part, IpRecord record, Dictionary<object, IpRecord> owner, string file)
    {
        if (owner.TryGetValue(part, out var other))
        {
            Assert.True(ReferenceEquals(other, record), $"{file}: a {part.GetType().Name} belongs to {other.Identifiers[0]} and to {record.Identifiers[0]}");
            return;
        }
        owner.Add(part, record);
        IEnumerable<object?> inside = part is IEnumerable list ? list.Cast<object?>() : part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.CanWrite).Select(property => property.GetValue(part));
        foreach (var value in inside)
        {
            if (value is not (null or string or ValueType or byte[]))
            {
                Own(value, record, owner, file);
            }
        }
    }

    private static SearchDocument Filled(IpRecord state)
    {
        var document = new SearchDocument(DocumentOf.Fields);
        DocumentOf.Fill(document, new EntryFacts(Guid.Empty, Demonstration: false, default), state);
        return document;
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length < 4_000_000).Order(StringComparer.Ordinal);

    /// <summary>Records of elements that speak of one entry: only those are held.</summary>
    private static IEnumerable<IpRecord> Records(string file)
    {
        List<ReadRecord> alone = [];
        var reader = new RecordReader(Daftar.Offices.OfficeProfiles.Embedded, Daftar.Dialects.XmlLimits.Default);
        using var stream = File.OpenRead(file);
        new RecordSplitter(Catalog.Dialects, 256_000_000).Split(stream, Path.GetFileName(file), found =>
        {
            using var chunk = new RecordChunk();
            chunk.Add(found);
            List<ReadRecord> results = [];
            reader.Read(chunk.Raw[0], chunk.Buffer, results);
            if (results.Count == 1)
            {
                alone.Add(results[0]);
            }
        }, static _ => { });
        return alone.Select(static result => result.Record).OfType<IpRecord>();
    }
}
