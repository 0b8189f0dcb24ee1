using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Schema;
using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>Helps tests to write records, read them again, compare both, and ask the schemas.</summary>
internal static class Written
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static St96Header Header { get; } = new() { Produced = Noon, TransactionIdentifier = "T-1", Producer = "Daftar tests" };

    public static byte[] Xml(Right right, IEnumerable<IpRecord> records, St96Header? header = null, List<IReadOnlyList<string>>? lost = null)
    {
        using var stream = new MemoryStream();
        using (var writer = St96Writer.Begin(stream, right, header ?? Header))
        {
            foreach (var record in records)
            {
                var gone = writer.Write(record);
                lost?.Add(gone);
            }
            writer.End();
        }
        return stream.ToArray();
    }

    public static IReadOnlyList<ReadRecord> Read(byte[] xml) => DocumentReading.ReadAll(new MemoryStream(xml), "written.xml", Catalog.Dialects);

    public static IReadOnlyList<ReadRecord> Read(string xml) => Read(Encoding.UTF8.GetBytes(xml));

    /// <summary>
    /// The record as indented JSON, without residue (what no field holds is not written again) and, where asked, without the day of the
    /// statement (a document without any time gets one when written).
    /// </summary>
    public static string Json(IpRecord record, bool withReportedDate = true)
    {
        var node = JsonNode.Parse(RecordJson.Bytes(record))!;
        node.AsObject().Remove("residueBag");
        if (!withReportedDate)
        {
            node["legalStatus"]?.AsObject().Remove("reportedDate");
        }
        return node.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>What the schemas of V6.0 say of a document; each message once.</summary>
    public static IReadOnlyList<string> SchemaErrors(byte[] xml, string root)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, XmlResolver = null };
        settings.Schemas = Schemas(root);
        var errors = new List<string>();
        settings.ValidationEventHandler += (_, problem) =>
        {
            if (!errors.Contains(problem.Message))
            {
                errors.Add(problem.Message);
            }
        };
        using var reader = XmlReader.Create(new MemoryStream(xml), settings);
        while (reader.Read())
        {
        }
        return errors;
    }

    /// <summary>
    /// Every record, written by itself, is valid by the schemas exactly where the writer's own verdict is that nothing is missing; and some of them are.
    /// </summary>
    public static void AreValidWhereNothingIsMissing(IEnumerable<IpRecord> records)
    {
        var valid = 0;
        foreach (var record in records)
        {
            foreach (var document in Documents(record.Right, Xml(record.Right, [record])))
            {
                var missing = MandatoryParts.MissingIn(new MemoryStream(document.Xml));
                var errors = SchemaErrors(document.Xml, document.Root);
                Assert.True((missing.Count == 0) == (errors.Count == 0), $"{record.Identifiers[0]}: missing {string.Join("; ", missing)}; schema: {string.Join("; ", errors)}");
                valid += errors.Count == 0 ? 1 : 0;
            }
        }
        Assert.NotEqual(0, valid);
    }

    /// <summary>The documents that were written of one record, each with its root: patents stand one behind the other.</summary>
    public static IEnumerable<(byte[] Xml, string Root)> Documents(Right right, byte[] xml) => right == Right.Patent
        ? Encoding.UTF8.GetString(xml).Split("<?xml version=\"1.0\" encoding=\"utf-8\"?>", StringSplitOptions.RemoveEmptyEntries).Select(static part => Rooted(Encoding.UTF8.GetBytes(part.Trim())))
        : [Rooted(xml)];

    /// <summary>A document with the name of its root, which is that of its schema.</summary>
    public static (byte[] Xml, string Root) Rooted(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml));
        reader.MoveToContent();
        return (xml, reader.LocalName);
    }

    private static readonly Dictionary<string, XmlSchemaSet> Known = new(StringComparer.Ordinal);

    internal static XmlSchemaSet Schemas(string root)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(root, out var set))
            {
                var folder = Samples.Path("schemas/st96-v6/data/ST96XMLSchema_V6_0_Flattened");
                set = new XmlSchemaSet { XmlResolver = new InFolder(folder) };
                using var reader = XmlReader.Create(Path.Combine(folder, root + "_V6_0.xsd"), new XmlReaderSettings { XmlResolver = new InFolder(folder) });
                set.Add(null, reader);
                set.Compile();
                Known[root] = set;
            }
            return set;
        }
    }

    /// <summary>Opens schemas by their file name in one folder, and nothing else.</summary>
    private sealed class InFolder(string folder) : XmlResolver
    {
        public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
            File.OpenRead(Path.Combine(folder, Path.GetFileName(absoluteUri.LocalPath)));
    }
}
