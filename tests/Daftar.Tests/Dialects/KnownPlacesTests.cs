using System.Xml.Linq;
using System.Xml.Schema;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects;

/// <summary>Where in a record the dates, numbers and lists of a standard are read: what is said of one that stands elsewhere.</summary>
public sealed class KnownPlacesTests
{
    private static readonly string List = Path.Combine(Project.Root, "src", "Daftar", "Dialects", "Left", "places.txt");

    private static readonly string[] Own = [.. Directory.GetFiles(Path.Combine(Project.Root, "samples"), "*.xml", SearchOption.AllDirectories).Where(static one => !one.Contains("/checks/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Places of the same name in one record that are listed: the first found, then the shortest.</summary>
    private const int MostOfOneName = 8;

    /// <summary>What is read in the project's own samples is listed; with the real files and schemas <c>DAFTAR_TEST_WRITE=1</c> writes the list anew.</summary>
    [Fact]
    public void EveryPlaceThatIsReadIsKnown()
    {
        if (Environment.GetEnvironmentVariable("DAFTAR_TEST_WRITE") == "1" && Samples.Folder is not null)
        {
            File.WriteAllText(List, "# Where readers find dates, numbers and lists, by dialect and record: from real files, from what readers ask for in elements those do not have, and from the schemas of ST.96 V6.\n# Made by KnownPlacesTests; ELEMENT-MISPLACED tells them.\n\n"
                + string.Join("\n\n", All().Select(static one => $"{one.Key.Dialect} {one.Key.Record}: {string.Join(' ', one.Value)}")) + "\n");
        }
        var listed = File.ReadLines(List).Where(static line => line.Length > 0 && line[0] != '#').ToDictionary(static line => line[..line.IndexOf(':', StringComparison.Ordinal)], static line => line.Split(' ').ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

        Complaints.None([.. Own.SelectMany(static file => Read(File.ReadAllBytes(file), touchedOnly: false)).Where(static one => KnownNames.Has(one.Dialect))
            .SelectMany(one => one.Places.Where(place => listed[$"{one.Dialect} {one.Record}"] is var known && !known.Contains(place) && known.Count(other => NameOf(other) == NameOf(place)) < MostOfOneName).Select(place => $"{one.Dialect} {one.Record}: {place}"))]);
    }

    private static SortedDictionary<(string Dialect, string Record), List<string>> All()
    {
        var real = Directory.GetFiles(Samples.Folder!, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var places = new SortedDictionary<(string Dialect, string Record), List<string>>();
        foreach (var (dialect, record, found) in Own.Concat(real).SelectMany(static file => Read(File.ReadAllBytes(file), touchedOnly: false)))
        {
            Add(dialect, record, found);
        }
        foreach (var (record, schema) in ((string, string)[])[("Trademark", "TrademarkApplication"), ("DesignApplication", "DesignApplication"), ("GIApplication", "GIApplication"), ("PatentPublication", "PatentPublication"), ("PatentLegalStatus", "PatentLegalStatusData")])
        {
            Add("st96", record, InSchema(record, schema));
        }
        var offered = new HashSet<(string, string, string)>();
        foreach (var file in Own.Concat(real).Where(static one => new FileInfo(one).Length < 100_000))
        {
            Offer(File.ReadAllBytes(file), offered, Add);
        }
        foreach (var one in places)
        {
            one.Value.Sort(StringComparer.Ordinal);
        }
        return places;

        void Add(string dialect, string record, IEnumerable<string> found)
        {
            if (!KnownNames.Has(dialect))
            {
                return;
            }
            var known = places.TryGetValue((dialect, record), out var those) ? those : places[(dialect, record)] = [];
            foreach (var place in found.OrderBy(static place => place.Length))
            {
                if (!known.Contains(place) && known.Count(other => NameOf(other) == NameOf(place)) < MostOfOneName)
                {
                    known.Add(place);
                }
            }
        }
    }

    private static string NameOf(string place) => place[(place.LastIndexOf('/') + 1)..];

    /// <summary>Every place the schema of a record has for a name the readers ask for, the shortest first.</summary>
    private static List<string> InSchema(string record, string schema)
    {
        var names = KnownNames.All("st96").ToHashSet(StringComparer.Ordinal);
        var root = St96.Written.Schemas(schema).GlobalElements.Values.Cast<XmlSchemaElement>().First(one => one.QualifiedName.Name == record);
        var (found, times, waiting) = (new List<string>(), new Dictionary<XmlSchemaType, int>(), new Queue<(XmlSchemaType? Type, string Path)>());
        waiting.Enqueue((root.ElementSchemaType, ""));
        while (waiting.TryDequeue(out var at))
        {
            if (at.Type is not XmlSchemaComplexType type || (times[type] = times.GetValueOrDefault(type) + 1) > 3)
            {
                continue;
            }
            foreach (var child in Elements(type.ContentTypeParticle))
            {
                var path = at.Path.Length == 0 ? child.QualifiedName.Name : at.Path + "/" + child.QualifiedName.Name;
                if (KnownNames.IsOfOnePlace(child.QualifiedName.Name) && names.Contains(child.QualifiedName.Name) && found.Count(other => NameOf(other) == child.QualifiedName.Name) < MostOfOneName)
                {
                    found.Add(path);
                }
                waiting.Enqueue((child.ElementSchemaType, path));
            }
        }
        return found;
    }

    private static IEnumerable<XmlSchemaElement> Elements(XmlSchemaParticle particle) => particle switch
    {
        XmlSchemaElement element => [element],
        XmlSchemaGroupBase group => group.Items.Cast<XmlSchemaParticle>().SelectMany(Elements),
        _ => [],
    };

    /// <summary>Puts every name the readers ask for into every element of a record, and looks at which of them are read there.</summary>
    private static void Offer(byte[] bytes, HashSet<(string, string, string)> offered, Action<string, string, IEnumerable<string>> add)
    {
        if (Single(bytes, out var dialect) is not { } document)
        {
            return;
        }
        var record = document.Root!.DescendantsAndSelf().First(one => dialect.IsRecord(one.Name.LocalName));
        var name = record.Name.LocalName;
        var names = KnownNames.All(dialect.Id).Where(static one => char.IsAsciiLetter(one[0]) && !one.Contains('*', StringComparison.Ordinal) && KnownNames.IsOfOnePlace(one)).ToList();
        var there = record.DescendantsAndSelf().Where(static one => one.HasElements).Select(one => PathOf(one, record)).ToHashSet(StringComparer.Ordinal);
        var waiting = new Queue<string>(there);
        while (waiting.TryDequeue(out var path))
        {
            if (path.Split('/').Length > 6 || !offered.Add((dialect.Id, name, path)))
            {
                continue;
            }
            var copy = new XDocument(document);
            var inside = copy.Root!.DescendantsAndSelf().First(one => one.Name.LocalName == name);
            foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                var next = inside.Elements().FirstOrDefault(one => one.Name.LocalName == step);
                if (next is null)
                {
                    inside.Add(next = new XElement(inside.Name.Namespace + step));
                }
                inside = next;
            }
            Fill(inside, names);
            using var written = new MemoryStream();
            copy.Save(written);
            foreach (var (_, root, found) in Read(written.ToArray(), touchedOnly: true).Where(one => one.Record == name))
            {
                // What takes any name tells nothing of this one; so does what takes a name in whatever it stands.
                var anywhere = found.Where(static one => one.Contains('/', StringComparison.Ordinal)).GroupBy(static one => (NameOf(one), Above(Above(one)))).Where(static same => same.Count() > 5).Select(static same => same.Key).ToHashSet();
                foreach (var group in found.Where(one => !anywhere.Contains((NameOf(one), Above(Above(one))))).GroupBy(Above).Where(group => group.Count() <= names.Count / 2))
                {
                    add(dialect.Id, root, group);
                    if (there.Contains(path) && group.Key != path && group.Key.StartsWith(path, StringComparison.Ordinal))
                    {
                        waiting.Enqueue(group.Key);
                    }
                }
            }
        }
    }

    private static string Above(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    private static void Fill(XElement inside, List<string> names)
    {
        var have = inside.Elements().Select(static one => one.Name.LocalName).ToHashSet(StringComparer.Ordinal);
        foreach (var one in names.Where(one => !have.Contains(one)))
        {
            var element = new XElement(inside.Name.Namespace + one);
            inside.Add(element);
            var single = one.EndsWith("Details", StringComparison.Ordinal) ? one[..^7] : one.EndsWith("Bag", StringComparison.Ordinal) ? one[..^3] : "";
            if (single.Length == 0)
            {
                element.Add("2001-02-03");
                continue;
            }
            element.Add(new XElement(inside.Name.Namespace + single, names.Select(two => new XElement(inside.Name.Namespace + two, "2001-02-03"))), names.Select(two => new XElement(inside.Name.Namespace + two, "2001-02-03")));
        }
    }

    /// <summary>The document with its first record alone; null where it is of no standard whose names are known.</summary>
    private static XDocument? Single(byte[] bytes, out Dialect dialect)
    {
        dialect = null!;
        XDocument document;
        try
        {
            using var stream = new MemoryStream(bytes);
            using var reader = System.Xml.XmlReader.Create(stream, new System.Xml.XmlReaderSettings { DtdProcessing = System.Xml.DtdProcessing.Ignore });
            document = XDocument.Load(reader);
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
        var start = new DocumentStart(document.Root!.Name.LocalName, document.Root.Name.NamespaceName, null, document.Root.Attributes().DistinctBy(static one => one.Name.LocalName).ToDictionary(static one => one.Name.LocalName, static one => one.Value, StringComparer.Ordinal));
        if (Catalog.Dialects.FirstOrDefault(one => one.Recognises(start)) is not { } found || !KnownNames.Has(found.Id))
        {
            return null;
        }
        dialect = found;
        var records = document.Root.DescendantsAndSelf().Where(one => found.IsRecord(one.Name.LocalName) && !one.Ancestors().Any(around => found.IsRecord(around.Name.LocalName))).ToList();
        foreach (var other in records.Skip(1))
        {
            other.Remove();
        }
        return records.Count == 0 ? null : document;
    }

    private static string PathOf(XElement element, XElement record) => string.Join('/', element.AncestorsAndSelf().TakeWhile(one => one != record).Reverse().Select(static one => one.Name.LocalName));

    private static List<(string Dialect, string Record, SortedSet<string> Places)> Read(byte[] bytes, bool touchedOnly)
    {
        List<(string, string, SortedSet<string>)> read = [];
        var reader = new RecordReader(OfficeProfiles.Embedded, XmlLimits.Default);
        using var stream = new MemoryStream(bytes);
        new RecordSplitter(Catalog.Dialects, 256_000_000).Split(stream, "one.xml", found =>
        {
            using var chunk = new RecordChunk();
            chunk.Add(found);
            reader.Read(chunk.Raw[0], chunk.Buffer, []);
            if (found.Document.Dialect is { } dialect && found.Broken is null)
            {
                read.Add((dialect.Id, reader.Tree.Root.Name, Taken(reader.Tree, touchedOnly)));
            }
        }, static _ => { });
        return read;
    }

    private static SortedSet<string> Taken(XmlTree tree, bool touchedOnly)
    {
        var places = new SortedSet<string>(StringComparer.Ordinal);
        var read = new bool[tree.Nodes.Length];
        for (var i = read.Length - 1; i > 0; i--)
        {
            ref var node = ref tree.At(i);
            read[i] |= node.Touched || (node.Passed && !touchedOnly);
            if (read[i] && node.Parent >= 0)
            {
                read[node.Parent] = true;
            }
            if (read[i] && node.Kind == XmlTree.Kind.Element && KnownNames.IsOfOnePlace(node.Name))
            {
                places.Add(tree.PathOf(i));
            }
        }
        return places;
    }
}
