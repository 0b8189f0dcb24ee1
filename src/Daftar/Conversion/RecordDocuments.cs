using Daftar.Dialects.St96.Writing;
using Daftar.Dialects.St97;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Conversion;

/// <summary>One record as documents of ST.96, each whole, in memory: of a patent one for every publication and one for its legal status, of every other right one.</summary>
internal sealed class RecordDocuments
{
    private RecordDocuments(IReadOnlyList<ReadOnlyMemory<byte>> documents) => Documents = documents;

    public IReadOnlyList<ReadOnlyMemory<byte>> Documents { get; }

    public static RecordDocuments Of(IpRecord record, St96Header header, IReadOnlyList<string?>? beside = null)
    {
        var stream = new MemoryStream(1 << 14);
        using (var writer = St96Writer.Begin(stream, record.Right, header))
        {
            writer.Write(record, beside);
            writer.End();
        }
        var bytes = new ReadOnlyMemory<byte>(stream.GetBuffer(), 0, (int)stream.Length);
        return new RecordDocuments(record.Right == Right.Patent ? Split(bytes) : [bytes]);
    }

    /// <summary>The same documents in JSON.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Json() => [.. Documents.Select(static document =>
    {
        using var xml = Streams.Over(document);
        var json = new MemoryStream(document.Length);
        St97Writer.Write(xml, json);
        return new ReadOnlyMemory<byte>(json.GetBuffer(), 0, (int)json.Length);
    })];

    /// <summary>JSON documents as the ST.96 they stand for.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> FromJson(IEnumerable<ReadOnlyMemory<byte>> documents) => documents.Select(static document =>
    {
        using var json = Streams.Over(document);
        var xml = new MemoryStream(document.Length * 2);
        St97Reader.Write(json, xml);
        return new ReadOnlyMemory<byte>(xml.GetBuffer(), 0, (int)xml.Length);
    });

    /// <summary>Patents stand one behind the other, each with an XML declaration, which can stand nowhere else.</summary>
    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> glued)
    {
        var documents = new List<ReadOnlyMemory<byte>>();
        var from = 0;
        while (from < glued.Length)
        {
            var next = glued.Span[(from + 1)..].IndexOf("<?xml "u8);
            var until = next < 0 ? glued.Length : from + 1 + next;
            documents.Add(glued[from..until]);
            from = until;
        }
        return documents;
    }
}
