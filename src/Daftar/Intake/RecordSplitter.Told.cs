using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>What is told of elements around documents, and of documents that hold nothing.</summary>
internal sealed partial class RecordSplitter
{
    private const int MostEmpty = 100;

    /// <summary>The root is of no standard: told at its end, unless records were found inside.</summary>
    private Finding? _unknown;

    /// <summary>How the first document inside the root begins.</summary>
    private string? _firstInside;

    /// <summary>A document stands in an element that is not of its standard.</summary>
    private bool _isWrapped;

    /// <summary>What will be told of that, when it is known how many there are: the element around, the first document that holds a record, and what is expected.</summary>
    private (string Around, string First, string Expected)? _wrapped;

    /// <summary>Documents that began in an element that is not of their standard.</summary>
    private long _wrappedDocuments;

    private bool _isToldDeclared;

    private long _rootLine;

    /// <summary>Documents inside that held nothing: told apart only where others hold something.</summary>
    private readonly List<Finding> _empty = [];

    private int _partsBefore;

    private void BeginUnknown(string name, string space)
    {
        var near = KnownNames.Near(name, dialects.SelectMany(static dialect => dialect.Roots));
        _unknown = new Finding("DOCUMENT-UNRECOGNISED", Severity.Warn, new Place(_file, _rootLine), Finding.Cut(Came(name, space)),
            name.Equals("html", StringComparison.OrdinalIgnoreCase) ? "A document with records. This is a page of a web site, saved in the place of the export: often a log-in or an error, which the page itself says. Export or download the file again."
            : near is not null ? $"<{near}>, if that is meant: element names are exact. Capitals count, here and inside; `daftar checks DOCUMENT-UNRECOGNISED` names all roots."
            : $"Around or somewhere inside it, a document that begins as one of {Dialect.SomeRoots(dialects)} does; `daftar checks DOCUMENT-UNRECOGNISED` names all roots.");
    }

    private const int MostNames = 300;

    /// <summary>Names of elements inside a root of no standard: by them is told which standard they are like.</summary>
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private void Note(string name)
    {
        if (_names.Count < MostNames && name.Length < 100)
        {
            _names.Add(name);
        }
    }

    private static bool IsOfMac(string file) => file.Contains("__MACOSX/", StringComparison.Ordinal) || file[(file.LastIndexOf('/') + 1)..].StartsWith("._", StringComparison.Ordinal);

    private static string Came(string name, string space) => $"<{name}>{(space.Length > 0 ? " in " + space : "")}";

    private void BeWrapped()
    {
        if (!_isWrapped || _wrapped is not null || _outers.Count == 0)
        {
            return;
        }
        var root = _outers.Last().Start;
        var near = _unknown?.Expected is ['<', ..] meant ? meant[..(meant.IndexOf(". ", StringComparison.Ordinal) + 2)] : "";
        var wanted = _isNamed ? $"{_document!.Dialect!.Opening(_start!.Root)} as the root of the document" : $"A root of {_document!.Dialect!.Standard} ({string.Join(", ", _document.Dialect.Roots.Take(3))} …)";
        _wrapped = (Came(root.Root, root.Namespace), $"<{_start!.Root}> ({_document!.Dialect!.Id})", $"{near}{wanted}: what stands inside is read all the same, what the element around it says itself is not.");
    }

    /// <summary>At the end of the root.</summary>
    private void TellWrapped(Action<Finding> finding)
    {
        if (_wrapped is var (around, first, expected))
        {
            finding(new Finding("DOCUMENT-WRAPPED", Severity.Watch, new Place(_file, _rootLine),
                Finding.Cut(_wrappedDocuments > 1 ? string.Create(CultureInfo.InvariantCulture, $"{around} around {_wrappedDocuments} documents, the first {first}") : $"{around} around {first}"), expected));
            _wrapped = null;
        }
    }

    /// <summary>At the end of a document inside another: it held no record.</summary>
    private void TellEmpty()
    {
        if (_hasRecordInside || !_isNamed)
        {
            return;
        }
        foreach (var part in _partsOfDocument.Skip(_partsBefore))
        {
            part.IsToldOfWhole = true;
        }
        if (_empty.Count < MostEmpty)
        {
            _empty.Add(Empty(_start!, _document!.Dialect!, LineAt(_scan.Start)));
        }
    }

    private Finding Empty(DocumentStart start, Dialect dialect, long line) => new("DOCUMENT-WITHOUT-RECORD", Severity.Warn, new Place(_file, line), $"<{start.Root}> ({dialect.Id}) without any record",
        (RecordNames.Meant(dialect, _names.Append(start.Root)) is var (name, meant) && (meant != start.Root || dialect.WithoutRecord(start.Root) is null) ? $"<{meant}>, if that is meant by <{name}>: element names are exact, capitals count, here and inside. " : "")
        + (dialect.WithoutRecord(start.Root) ?? "A record of the standard at least, under the name the standard gives it." + (string.Join(", ", KnownPlaces.RecordsOf(dialect.Id).Select(static name => $"<{name}>")) is { Length: > 0 } names ? $" Records of {dialect.Standard}: {names}." : "")));

    /// <summary>At the end of a document: where nothing was read in it, one finding says so of the whole.</summary>
    private void TellUnknown(Action<Finding> finding)
    {
        TellWrapped(finding);
        if (_hasRecord)
        {
            _empty.ForEach(finding);
            _empty.Clear();
        }
        if (_unknown is null || _hasRecord)
        {
            return;
        }
        if (_firstInside is null && NamesLike.Told(dialects, _names, _start?.Root) is { } like)
        {
            // What is in it says more than its own name.
            _unknown = _unknown with { Expected = like + (_unknown.Expected is ['<', ..] ? " Or " + _unknown.Expected : "") };
        }
        finding(_firstInside is null ? _unknown : _unknown with { Came = Finding.Cut($"{_unknown.Came}; in it {_firstInside} without any record") });
        foreach (var part in _partsOfDocument.Where(static one => one.Document is null))
        {
            _parts.Remove(part.First.Path!);
        }
        _partsOfDocument.Clear();
        _names.Clear();
        _unknown = null;
    }

    /// <summary>Whole files were put into an element with their declarations: they are documents inside it, not behind it.</summary>
    private bool IsDeclaredInside => _open.Count > 0 && (_unknown is not null || _outers.Count > 0);

    private void DeclareInside(Action<Finding> finding, bool isToldBroken)
    {
        if (_outers.Count > 0 && _isNamed)
        {
            if (!isToldBroken)
            {
                finding(new Finding("XML-CUT-SHORT", Severity.Warn, new Place(_file, LineAt(_scan.Start), ColumnAt(_scan.Start)), $"<{_open[^1]}> is still open", "Every element closed before the next document starts."));
            }
            while (_outers.Count > 0 && _isNamed)
            {
                _open.RemoveRange(_insideDepth, _open.Count - _insideDepth);
                CloseAround();
                EndInside();
            }
            _beyond = 0;
        }
        TellDeclared(finding, "an XML declaration");
        var encoding = DeclaredEncoding(_scan, finding);
        _inside = (encoding, _declaredName, Delimited(_scan.Bytes(_scan.Start, _scan.End)));
    }

    private void TypeInside(Action<Finding> finding)
    {
        if (_open.Count > 0)
        {
            TellDeclared(finding, "a DOCTYPE");
            _inside.Bytes = [.. _inside.Bytes ?? [], .. Delimited(_scan.Bytes(_scan.Start, _scan.End))];
        }
    }

    private static byte[] Delimited(ReadOnlySpan<byte> bytes) => bytes.Length > LongestTag ? [] : bytes.ToArray();

    private void TellDeclared(Action<Finding> finding, string what)
    {
        if (!_isToldDeclared)
        {
            _isToldDeclared = true;
            var line = LineAt(_scan.Start);
            finding(new Finding("XML-DOCUMENTS-GLUED", Severity.Watch, new Place(_file, line, ColumnAt(_scan.Start)), $"{what} inside <{_open[^1]}>",
                "Inside an element a document stands without its XML declaration and its DOCTYPE: most readers of XML stop at them. Each document is read here all the same."));
        }
    }
}
