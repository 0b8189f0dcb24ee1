using System.Text;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>How a document begins: its declaration, its root, and what that declares.</summary>
internal sealed partial class RecordSplitter
{
    private void BeginDocument(Action<Finding> finding)
    {
        TellUnknown(finding);
        // The byte order mark belongs to the document it stands before.
        Begin(_scan.Start == 3 && _documentStart == 0 && _scan.Bytes(0, 3).SequenceEqual("\uFEFF"u8) ? 0 : _scan.Start);
        _declared = DeclaredEncoding(_scan, finding) ?? _wide;
    }

    private void Begin(long at)
    {
        _open.Clear();
        _beyond = 0;
        _texts.Clear();
        _envelope = null;
        _document = null;
        _start = null;
        _docType = null;
        _declaredName = null;
        _recordDepth = -1;
        _hasRecord = false;
        _isContents = false;
        _holdsNothing = false;
        ForgetWrapper();
        _withheld.Clear();
        WithholdFile();
        _partsOfDocument.Clear();
        _documentStart = at;
        _scan.Keep = at;
    }

    private void BeginRoot(string name)
    {
        _document = new SourceDocument { File = _file, Encoding = _declared ?? Encoding.UTF8, Declared = _declaredName };
        _scanned = _wide is null ? _document.Encoding : Encoding.UTF8;
        Declarations();
        var prefix = TagAttributes.Prefix(_scan.Bytes(_scan.Start, _scan.End));
        var space = _document.Namespaces.FindLast(pair => pair.Prefix == prefix).Namespace ?? "";
        _start = StartOf(name, space);
        _document.Dialect = dialects.FirstOrDefault(dialect => dialect.Recognises(_start));
        _isContents = _document.Dialect is null && dialects.Any(dialect => dialect.IsContents(_start));
        _rootLine = LineAt(_scan.Start);
        _isNamed = _isContents || _document.Dialect?.IsRoot(name) == true;
        if (!_isNamed)
        {
            _beforeRoot = _scan.Bytes(Math.Max(_documentStart, _scan.Start - MaximumProlog), _scan.Start).ToArray();
        }
        if (_document.Dialect is null && !_isContents)
        {
            BeginUnknown(name, space);
        }
    }

    private DocumentStart StartOf(string name, string space)
    {
        var byLocalName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (attribute, value) in TagAttributes.Read(_scan.Bytes(_scan.Start, _scan.End), _scanned))
        {
            byLocalName[attribute[(attribute.IndexOf(':', StringComparison.Ordinal) + 1)..]] = value;
        }
        return new DocumentStart(name, space, _docType, byLocalName);
    }

    private void Declarations()
    {
        foreach (var (attribute, value) in TagAttributes.Read(_scan.Bytes(_scan.Start, _scan.End), _scanned))
        {
            if (attribute == "xmlns")
            {
                _document!.Namespaces.Add(("", value));
            }
            else if (attribute.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                _document!.Namespaces.Add((attribute[6..], value));
            }
        }
    }
}
