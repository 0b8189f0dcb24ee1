using System.Text;
using Daftar.Dialects;

namespace Daftar.Intake;

/// <summary>
/// Documents of a standard inside an element of the office's own, or of another standard: an export, a batch, an answer of a service. What stands inside is read as if it stood alone, as
/// often as one begins there and however deep; the element around it is told, and what it says itself is told like all that stands around records.
/// </summary>
internal sealed partial class RecordSplitter
{
    /// <summary>The root of ST.66 and ST.86, which never stands inside another element of theirs.</summary>
    private const string Transaction = "Transaction";

    private const int MostOrdinary = 10_000;

    /// <summary>What was being read before a document began inside it: goes on where that ends.</summary>
    private sealed record Outer(SourceDocument Document, DocumentStart Start, Dictionary<string, string> Texts, int RecordDepth, int InsideDepth, bool IsNamed);

    private readonly Stack<Outer> _outers = [];

    /// <summary>The root is one a standard names. Otherwise it is the office's own, or known by its namespace or attributes alone, and may hold documents.</summary>
    private bool _isNamed = true;

    /// <summary>How many elements stand open around the document that is being read.</summary>
    private int _insideDepth;

    /// <summary>The document that is being read held a record.</summary>
    private bool _hasRecordInside;

    /// <summary>Names that begin no document inside one of <see cref="_ordinaryOf"/>.</summary>
    private readonly HashSet<string> _ordinary = new(StringComparer.Ordinal);
    private (Dialect? Dialect, bool IsNamed) _ordinaryOf;

    /// <summary>False for nearly all elements of nearly all documents, at the price of one look into a set. Inside a document of a standard only a root known by its name begins another.</summary>
    private bool MayBegin(string name, bool isRecord)
    {
        if (_document!.Dialect is not { } current)
        {
            return !_isContents;
        }
        if (isRecord && _isNamed)
        {
            return false;
        }
        if (_ordinaryOf != (current, _isNamed) || _ordinary.Count > MostOrdinary)
        {
            _ordinary.Clear();
            _ordinaryOf = (current, _isNamed);
        }
        if (_ordinary.Contains(name))
        {
            return name == _start!.Root;
        }
        if (dialects.Any(dialect => dialect.IsRoot(name) && (dialect.Family != current.Family || name == Transaction || !(_isNamed || isRecord))))
        {
            return true;
        }
        _ordinary.Add(name);
        return name == _start!.Root;
    }

    /// <summary>Looks whether a document of a standard begins at the tag the scanner stands on.</summary>
    private bool BeginInside(string name)
    {
        if (_open.Count == 0 || _beyond > 0)
        {
            return false;
        }
        var current = _document!.Dialect;
        FillAround();
        var tag = _scan.Bytes(_scan.Start, _scan.End);
        var declared = TagAttributes.Prefix(tag) is { Length: > 0 } prefix ? "xmlns:" + prefix : "xmlns";
        var own = TagAttributes.Read(tag, _scanned).Find(one => one.Name == declared).Value;
        var start = StartOf(name, own ?? _spaces.FindLast(one => one.Attribute == declared).Namespace ?? "");
        var found = dialects.FirstOrDefault(dialect => dialect.Recognises(start));
        // The namespace of the element around may be inherited by documents that have none: then the name tells.
        if (own is null && start.Namespace.Length > 0 && found?.IsRoot(name) != true && start with { Namespace = "" } is var bare
            && dialects.FirstOrDefault(dialect => dialect.IsRoot(name) && dialect.Recognises(bare)) is { } byName)
        {
            (found, start) = (byName, bare);
        }
        if (found is null || (current is not null && (!found.IsRoot(name) || (found.Family == current.Family && (_isNamed ? name != _start!.Root && name != Transaction : current.IsRecord(name))))))
        {
            return false;
        }
        KeepTexts();
        _outers.Push(new Outer(_document, _start!, _texts, _recordDepth, _insideDepth, _isNamed));
        _texts = new Dictionary<string, string>(StringComparer.Ordinal);
        _document = new SourceDocument { File = _file, Encoding = _inside.Encoding ?? _document.Encoding, Declared = _inside.Encoding is null ? _document.Declared : _inside.Name, Dialect = found };
        _scanned = _wide is null ? _document.Encoding : Encoding.UTF8;
        AddSpaces(_document);
        Declarations();
        Adopt(found);
        _firstInside ??= $"<{start.Root}> ({found.Id})";
        if (current is null || found.Family != current.Family)
        {
            _isWrapped = true;
            _wrappedDocuments++;
        }
        (_start, _envelope, _insideDepth, _recordDepth, _documentStart, _isNamed, _isAround, _isResumed, _hasRecordInside, _partsBefore) =
            (start, null, _open.Count, -1, _scan.Start, found.IsRoot(name), true, false, false, _partsOfDocument.Count);
        _lastBegun = ++_said;
        return true;
    }

    /// <summary>Its root, or the record that was its root, ended: the document around it goes on.</summary>
    private void EndInside()
    {
        TellEmpty();
        var outer = _outers.Pop();
        (_document, _start, _texts, _recordDepth, _insideDepth, _isNamed) = outer;
        if (_document is { Dialect: not null, Prolog.Length: 0 })
        {
            // What was declared inside is not declared any more.
            _document = new SourceDocument { File = _file, Encoding = _document.Encoding, Declared = _document.Declared, Dialect = _document.Dialect };
            AddSpaces(_document);
        }
        _scanned = _wide is null ? _document.Encoding : Encoding.UTF8;
        (_envelope, _docType, _inside, _documentStart, _isResumed, _hasRecordInside) = (null, null, default, _scan.End, true, true);
    }

    private void EndInsides()
    {
        while (_outers.Count > 0 && _open.Count <= _insideDepth)
        {
            EndInside();
        }
    }

    private void ForgetWrapper()
    {
        (_unknown, _firstInside, _isWrapped, _wrapped, _wrappedDocuments, _insideDepth, _beforeRoot, _isNamed, _isAround, _isResumed, _inside) = (null, null, false, null, 0, 0, [], true, false, false, default);
        (_hasRecordInside, _said, _lastBegun) = (false, 0, 0);
        _outers.Clear();
        _tags.Clear();
        _spaces.Clear();
        _headers.Clear();
        _empty.Clear();
        _names.Clear();
    }
}
