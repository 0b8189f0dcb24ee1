using System.Text;
using System.Xml;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>
/// Writes records as ST.96 V6.0, streaming: <see cref="Begin"/>, <see cref="Write"/> for each record, <see cref="End"/>. Marks, designs and
/// indications stand in one transaction document; patents are documents of their own, one behind the other in the same file.
/// </summary>
/// <remarks>
/// The order of the schemas is kept. A document is valid wherever the records have the parts that the schemas demand; what a record does
/// not have is left out and never invented. Not thread-safe: one writer per stream.
/// </remarks>
public sealed class St96Writer : IDisposable
{
    internal const string Version = "V6_0";

    private readonly XmlWriter _writer;
    private readonly St96Xml _xml;
    private readonly St96Header _header;
    private readonly Right _right;
    private bool _ended;

    private St96Writer(Stream stream, Right right, St96Header header)
    {
        _right = right;
        _header = header;
        _writer = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            CloseOutput = false,
            // Texts are cleaned on the way in, which costs less than the writer's own check.
            CheckCharacters = false,
            NewLineHandling = NewLineHandling.Entitize,
            OmitXmlDeclaration = right == Right.Patent,
            ConformanceLevel = right == Right.Patent ? ConformanceLevel.Fragment : ConformanceLevel.Document,
        });
        _xml = new St96Xml(_writer, header.Audience);
    }

    /// <summary>Starts a document. The stream stays open behind <see cref="End"/>; it is the caller's.</summary>
    public static St96Writer Begin(Stream stream, Right right, St96Header header)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(header);
        var writer = new St96Writer(stream, right, header);
        writer.Open();
        return writer;
    }

    /// <summary>Record elements written so far: a patent is one for each publication, and one for its legal status.</summary>
    public long RecordElements { get; private set; }

    /// <summary>Writes one record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="beside">What Daftar says beside its elements, for each of its documents: made of a reading of these documents without it.</param>
    /// <returns>Paths (in the names of ST.97) that the record has and the document has no place for; empty when nothing was lost.</returns>
    /// <exception cref="ArgumentException">The record is of another right than the document.</exception>
    public IReadOnlyList<string> Write(IpRecord record, IReadOnlyList<string?>? beside = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Right != _right)
        {
            throw new ArgumentException($"A {record.Right} record cannot stand in a document of {_right} records.", nameof(record));
        }
        if (_right != Right.Patent)
        {
            // One record a line: findings name lines.
            _writer.WriteWhitespace("\n");
        }
        _xml.Beside(beside);
        switch (record)
        {
            case TrademarkRecord mark:
                TrademarkWriting.Write(_xml, mark, _header);
                break;
            case DesignRecord design:
                DesignWriting.Write(_xml, design, _header);
                break;
            case IndicationRecord indication:
                Transaction(Gin, "GITransactionBody", "Application information", CommonWriting.Operation(indication) ?? "Normal");
                IndicationWriting.Write(_xml, indication, _header);
                for (var open = 0; open < 3; open++)
                {
                    _xml.Close();
                }
                break;
            case PatentRecord patent when _header.PatentForm == St96PatentForm.LegalStatus:
                Declaration(_writer, _header);
                LegalStatusWriting.Write(_xml, patent, _header);
                break;
            case PatentRecord patent:
                RecordElements += PatentWriting.Write(_xml, patent, _header) - 1;
                break;
            default:
                throw new NotSupportedException($"{record.GetType().Name} has no ST.96 form.");
        }
        RecordElements++;
        return _xml.TakeLost();
    }

    /// <summary>Closes the document and flushes; nothing can be written behind it.</summary>
    public void End()
    {
        if (_ended)
        {
            return;
        }
        _ended = true;
        _writer.WriteWhitespace("\n");
        if (_right != Right.Patent)
        {
            _writer.WriteEndDocument();
        }
        _writer.Flush();
    }

    public void Dispose()
    {
        End();
        _writer.Dispose();
    }

    private void Open()
    {
        if (_right == Right.Trademark)
        {
            _writer.WriteStartDocument();
            Header(Tmk, "TrademarkTransaction");
            Transaction(Tmk, "TrademarkTransactionBody", "Trademark Information", "Normal");
            _xml.Open(Tmk, "TrademarkBag");
        }
        else if (_right == Right.Design)
        {
            _writer.WriteStartDocument();
            Header(Dgn, "DesignTransaction");
            Transaction(Dgn, "DesignTransactionBody", "Design information", "Normal");
            _xml.Open(Dgn, "DesignApplicationBag");
            Versioned();
        }
        else if (_right == Right.Indication)
        {
            // One body for each record: an indication has no bag, and its operation stands in the body.
            _writer.WriteStartDocument();
            Header(Gin, "GITransaction");
        }
    }

    private void Header(St96Space space, string root)
    {
        _writer.WriteStartElement(space.Prefix, root, space.Name);
        _writer.WriteAttributeString("xmlns", Com.Prefix, null, Com.Name);
        if (space == Gin)
        {
            _writer.WriteAttributeString("xmlns", Tmk.Prefix, null, Tmk.Name);
        }
        Versioned();
        _xml.Open(Com, "TransactionHeader").Open(Com, "SenderBag");
        _xml.Text(Com, "RequestProducer", _header.Producer);
        _xml.Moment(Com, "RequestDateTime", _header.Produced);
        _xml.Close();
        _xml.Close();
    }

    /// <summary>From the body down to TransactionData, each with the version the schema wants on it.</summary>
    private void Transaction(St96Space space, string body, string category, string subCode)
    {
        _xml.Open(space, body);
        Versioned();
        _xml.Open(space, "TransactionContentBag");
        Versioned();
        _xml.Text(Com, "TransactionIdentifier", _header.TransactionIdentifier);
        _xml.Text(Com, "TransactionCategory", category);
        _xml.Text(Com, "TransactionSubCode", subCode);
        _xml.Open(space, "TransactionData");
        Versioned();
    }

    /// <summary>Between documents of one file: an XML declaration of its own for each.</summary>
    internal static void Declaration(XmlWriter writer, St96Header header)
    {
        writer.WriteRaw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        if (header.Producer is { } producer)
        {
            // Two hyphens end a comment.
            writer.WriteComment($" {producer.Replace("--", "- -", StringComparison.Ordinal)} ");
            writer.WriteWhitespace("\n");
        }
    }

    private void Versioned() => _xml.Attribute("st96Version", Version);
}
