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

    /// <summary>A name that is read inside no more different elements than these is of one place, too.</summary>
    private const int FewParents = 10;

    /// <summary>What is read in the project's own samples is listed; with the real files and schemas <c>DAFTAR_TEST_WRITE=1</c> adds to the list what it lacks.</summary>
    [Fact]
    public void EveryPlaceThatIsReadIsKnown()
    {
        if (Environment.GetEnvironmentVariable("DAFTAR_TEST_WRITE") == "1" && Samples.Folder is not null)
        {
            File.WriteAllText(List, string.Join('\n', File.ReadLines(List).TakeWhile(static line => line.StartsWith('#'))) + "\n\n" + string.Join("\n\n", All().Select(static one => $"{one.Key.Dialect} {one.Key.Record}: {string.Join(' ', one.Value)}")) + "\n");
        }
        var listed = Listed().ToDictionary(static one => one.Key, static one => one.Value.ToHashSet(StringComparer.Ordinal));

        Complaints.None([.. Own.SelectMany(static file => Read(File.ReadAllBytes(file), touchedOnly: false, KnownNames.IsOfOnePlace)).Where(static one => KnownNames.Has(one.Dialect))
            .SelectMany(one => one.Places.Where(place => listed[(one.Dialect, one.Record)] is var known && !known.Contains(place) && known.Count(other => NameOf(other) == NameOf(place)) < MostOfOneName).Select(place => $"{one.Dialect} {one.Record}: {place}"))]);
    }

    private static SortedDictionary<(string Dialect, string Record), List<string>> Listed() =>
        new(File.ReadLines(List).Where(static line => line.Length > 0 && line[0] != '#').ToDictionary(static line => (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..line.IndexOf(':', StringComparison.Ordinal)]),
            static line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList()));

    private static readonly (string Record, string Schema)[] Schemas = [("Trademark", "TrademarkApplication"), ("DesignApplication", "DesignApplication"), ("GIApplication", "GIApplication"), ("PatentPublication", "PatentPublication"), ("PatentLegalStatus", "PatentLegalStatusData")];

    private static SortedDictionary<(string Dialect, string Record), List<string>> All()
    {
        var real = Directory.GetFiles(Samples.Folder!, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var places = Listed();
        foreach (var (dialect, record, found) in Own.Concat(real).SelectMany(static file => Read(File.ReadAllBytes(file), touchedOnly: false, KnownNames.IsOfOnePlace)))
        {
            Add(dialect, record, found);
        }
        foreach (var (record, schema) in Schemas)
        {
            Add("st96", record, InSchema(record, schema, KnownNames.IsOfOnePlace, MostOfOneName));
        }
        var offered = new HashSet<(string, string, string)>();
        foreach (var file in Own.Concat(real).Where(static one => new FileInfo(one).Length < 100_000))
        {
            Offer(File.ReadAllBytes(file), offered, Add);
        }
        AddOfFewParents(Own.Concat(real), places);
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

    /// <summary>Of names that stand inside a few elements only, in whatever record of the standard: one place inside each, the shortest.</summary>
    private static void AddOfFewParents(IEnumerable<string> files, SortedDictionary<(string Dialect, string Record), List<string>> places)
    {
        var read = new Dictionary<(string Dialect, string Record), SortedSet<string>>();
        foreach (var (dialect, record, found) in files.SelectMany(static file => Read(File.ReadAllBytes(file), touchedOnly: false, static _ => true)).Where(static one => KnownNames.Has(one.Dialect))
            .Concat(Schemas.Select(static one => ("st96", one.Record, new SortedSet<string>(InSchema(one.Record, one.Schema, static _ => true, int.MaxValue), StringComparer.Ordinal)))))
        {
            (read.TryGetValue((dialect, record), out var known) ? known : read[(dialect, record)] = new(StringComparer.Ordinal)).UnionWith(found);
        }
        // Names that readers put together of two.
        var taken = files.SelectMany(static file => Read(File.ReadAllBytes(file), touchedOnly: true, static name => !name.Contains('-', StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[0]))).GroupBy(static one => one.Dialect, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.SelectMany(static one => one.Places).Select(NameOf).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var dialect in read.GroupBy(static one => one.Key.Dialect, StringComparer.Ordinal))
        {
            var asked = KnownNames.All(dialect.Key).Concat(taken.GetValueOrDefault(dialect.Key) ?? []).ToHashSet(StringComparer.Ordinal);
            var inside = places.Where(one => one.Key.Dialect == dialect.Key).SelectMany(static one => one.Value).Concat(dialect.SelectMany(static one => one.Value)).GroupBy(NameOf).Where(same => asked.Contains(same.Key))
                .ToDictionary(static same => same.Key, same => same.Select(path => KnownPlaces.OfAnyOffice(dialect.Key, ParentOf(path))).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
            // Of dates and lists that stand in many elements so many are listed that it shows.
            var listed = places.Where(one => one.Key.Dialect == dialect.Key).SelectMany(static one => one.Value).GroupBy(NameOf).ToDictionary(static same => same.Key, static same => same.Select(ParentOf).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
            foreach (var (record, paths) in dialect)
            {
                var known = places.TryGetValue(record, out var those) ? those : places[record] = [];
                foreach (var path in paths.GroupBy(static path => (NameOf(path), ParentOf(path), path[..Math.Max(0, path.IndexOf('/', StringComparison.Ordinal))])).Select(static same => same.MinBy(static path => path.Length)!).OrderBy(static path => path.Length))
                {
                    var name = NameOf(path);
                    var parents = listed.TryGetValue(name, out var some) ? some : listed[name] = new(StringComparer.Ordinal);
                    if (!known.Contains(path) && inside.TryGetValue(name, out var all) && ((all.Count <= FewParents && known.Count(other => NameOf(other) == name && ParentOf(other) == ParentOf(path)) < 3) || IsList(ParentOf(path)) || (KnownNames.IsOfOnePlace(name) && parents.Count <= FewParents && !parents.Contains(ParentOf(path)))))
                    {
                        known.Add(path);
                        parents.Add(ParentOf(path));
                    }
                }
            }
        }
    }

    /// <summary>Of lists all that stands in them is listed.</summary>
    private static bool IsList(string parent) => parent.EndsWith("Bag", StringComparison.Ordinal) || parent.EndsWith("Details", StringComparison.Ordinal);

    private static string ParentOf(string place) => NameOf(Above(place));

    private static string NameOf(string place) => place[(place.LastIndexOf('/') + 1)..];

    /// <summary>Every place the schema of a record has for a name the readers ask for, the shortest first.</summary>
    private static List<string> InSchema(string record, string schema, Predicate<string> wanted, int mostOfOneName)
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
                if (wanted(child.QualifiedName.Name) && names.Contains(child.QualifiedName.Name) && (mostOfOneName == int.MaxValue || found.Count(other => NameOf(other) == child.QualifiedName.Name) < mostOfOneName))
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
            // What stands in there is taken whole, under any name.
            if (path.Split('/').Length > 6 || path.StartsWith("BasicRegistrationApplicationBag", StringComparison.Ordinal) || !offered.Add((dialect.Id, name, path)))
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
            foreach (var (_, root, found) in Read(written.ToArray(), touchedOnly: true, KnownNames.IsOfOnePlace).Where(one => one.Record == name))
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

    private static List<(string Dialect, string Record, SortedSet<string> Places)> Read(byte[] bytes, bool touchedOnly, Predicate<string> wanted)
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
                read.Add((dialect.Id, reader.Tree.Root.Name, Taken(reader.Tree, touchedOnly, wanted)));
            }
        }, static _ => { });
        return read;
    }

    private static SortedSet<string> Taken(XmlTree tree, bool touchedOnly, Predicate<string> wanted)
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
            if (read[i] && node.Kind == XmlTree.Kind.Element && wanted(node.Name))
            {
                places.Add(tree.PathOf(i));
            }
        }
        return places;
    }
}
