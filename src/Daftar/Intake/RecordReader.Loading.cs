using System.Globalization;
using System.Text;
using System.Xml;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>From the bytes of a record to its tree: in UTF-8, in the parser of plain XML where it is that, in XmlReader where it is not.</summary>
internal sealed partial class RecordReader
{
    private void Load(in RawRecord raw, byte[] buffer, List<Finding> findings)
    {
        _transcoded = null;
        if (raw.Document.Form is { } form)
        {
            form.Load(_tree, buffer.AsSpan(raw.Start, raw.Length), raw.Document.Encoding, limits);
            return;
        }
        if (!ReferenceEquals(_document, raw.Document))
        {
            Parser(raw.Document);
        }
        var start = raw.Start;
        var length = raw.Length;
        if (_takenFor is not null)
        {
            buffer = _transcoded = LegacyText.Taken(_takenFor, buffer.AsSpan(start, length));
            start = 0;
            length = buffer.Length;
        }
        else if (raw.Document.Encoding is not UTF8Encoding)
        {
            // Everything else becomes UTF-8 first; the original bytes stay in the chunk.
            ReadOnlySpan<byte> original = buffer.AsSpan(start, length);
            buffer = LegacyText.Utf8(raw.Document.Encoding, original, out var differs);
            if (differs is not null)
            {
                findings.Add(new Finding("ENCODING-DIFFERS", Severity.Warn, new Place(raw.Document.File, raw.Line, raw.Column), $"{raw.Document.Declared ?? raw.Document.Encoding.WebName} declared, {differs} written", $"The encoding declared that the text is written in.{EncodingLooks.Line(differs)}"));
            }
            else if (LegacyText.MayBeThai(raw.Document.Encoding, original))
            {
                findings.Add(new Finding("ENCODING-DIFFERS", Severity.Watch, new Place(raw.Document.File, raw.Line, raw.Column), $"{raw.Document.Declared ?? raw.Document.Encoding.WebName} declared, perhaps windows-874 (Thai) written", "A guess, of few letters: the text was read as declared. The encoding declared that the text is written in."));
            }
            _transcoded = buffer;
            start = 0;
            length = buffer.Length;
        }
        LoadPlain(raw, buffer, start, length, findings);
    }

    /// <summary>As <see cref="Load"/>; where entries of the record are broken, without these.</summary>
    private void LoadWhole(in RawRecord raw, byte[] buffer, List<Finding> findings, List<ReadRecord> broken)
    {
        try
        {
            Load(raw, buffer, findings);
        }
        catch (XmlException) when (raw.Document.Dialect?.Entries.Count > 0)
        {
            _document = null;
            if (!LoadWithout(raw, buffer, findings, broken))
            {
                // It breaks where it broke before, and the tree is that of what stands before.
                Load(raw, buffer, []);
            }
        }
    }

    private void LoadPlain(in RawRecord raw, byte[] buffer, int start, int length, List<Finding> findings)
    {
        if (!ReferenceEquals(_document, raw.Document))
        {
            Parser(raw.Document);
        }
        // In the parser of plain XML where the record is that; what is not, or wrong, is XmlReader's.
        while (!_tree.TryLoad(buffer, start, length, limits))
        {
            if (_tree.Undeclared is not { } undeclared || _undeclared.Count >= MostUndeclared)
            {
                Slowly(raw, buffer, start, length, findings);
                return;
            }
            Undeclared(raw, undeclared.Prefix, undeclared.Line, findings);
        }
        if (_tree.HasNamedEntities)
        {
            TellEntity(raw, buffer.AsSpan(start, length), findings);
        }
    }

    private void Undeclared(in RawRecord raw, string prefix, int line, List<Finding> findings)
    {
        findings.Add(new Finding("XML-PREFIX-UNDECLARED", Severity.Warn, new Place(raw.Document.File, raw.Line + line - 1), prefix, "Every prefix declared with xmlns." + XmlPrefixes.Meant(prefix, raw.Document.Namespaces.Select(static one => one.Prefix))));
        _undeclared.Add(prefix);
        Parser(raw.Document);
    }

    private void Slowly(in RawRecord raw, byte[] buffer, int start, int length, List<Finding> findings)
    {
        if (NamedEntities.Resolve(buffer.AsSpan(start, length), limits.Entities) is { } resolved)
        {
            TellEntity(raw, buffer.AsSpan(start, length), findings);
            buffer = resolved;
            start = 0;
            length = buffer.Length;
            if (_tree.TryLoad(buffer, start, length, limits))
            {
                return;
            }
        }
        while (true)
        {
            try
            {
                using var reader = XmlReader.Create(new MemoryStream(buffer, start, length, writable: false), _settings, _parser);
                reader.MoveToContent();
                _tree.Load(reader, limits);
                return;
            }
            catch (XmlException problem) when (_undeclared.Count < MostUndeclared && UndeclaredPrefix(problem) is { } prefix)
            {
                Undeclared(raw, prefix, problem.LineNumber, findings);
            }
        }
    }

    /// <summary>Without a document type nothing declares it, and every other parser refuses the document. Told at the first record of a document in its chunk.</summary>
    private void TellEntity(in RawRecord raw, ReadOnlySpan<byte> xml, List<Finding> findings)
    {
        if (ReferenceEquals(_entityToldIn, raw.Document))
        {
            return;
        }
        _entityToldIn = raw.Document;
        if (raw.Document.Prolog.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0 || NamedEntities.First(xml) is not var (at, name, text))
        {
            return;
        }
        var line = xml[..at].Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(xml[(xml[..at].LastIndexOf((byte)'\n') + 1)..at]) + 1;
        var numbers = string.Concat(text.EnumerateRunes().Select(static rune => string.Create(CultureInfo.InvariantCulture, $"&#{rune.Value};")));
        findings.Add(new Finding("XML-ENTITY-UNDECLARED", Severity.Warn, new Place(raw.Document.File, raw.Line + line - 1, ColumnIn(raw, line, column)), $"&{name};", $"The character itself, or {numbers}: without a document type XML knows &amp; &lt; &gt; &quot; and &apos; alone."));
    }

    private void Parser(SourceDocument document)
    {
        _document = document;
        if (!ReferenceEquals(_undeclaredIn, document))
        {
            _undeclaredIn = document;
            _undeclared.Clear();
        }
        var spaces = new XmlNamespaceManager(_names);
        foreach (var (prefix, space) in document.Namespaces)
        {
            spaces.AddNamespace(prefix, space);
        }
        foreach (var prefix in _undeclared)
        {
            spaces.AddNamespace(prefix, "urn:undeclared:" + prefix);
        }
        _tree.BeginDocument([.. document.Namespaces, .. _undeclared.Select(static prefix => (prefix, "urn:undeclared:" + prefix))]);
        _parser = new XmlParserContext(_names, spaces, null, XmlSpace.None, Utf8);
    }
}
