using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Daftar.Dialects;

/// <summary>
/// Plain XML read without XmlReader: elements and attributes with names in ASCII, text, CDATA, comments, processing instructions, named
/// entities of the catalogue and references to characters, in valid UTF-8. Whatever else comes, and everything that is wrong, is left to XmlReader, which alone
/// gives errors: what is read here must be what it reads (a test compares them on mutated documents). Texts stay bytes until somebody asks for them.
/// </summary>
public sealed partial class XmlTree
{
    private const byte Blank = (byte)' ';

    /// <summary>What XML 1.0 does not allow in a document, 2.2, as far as single bytes tell.</summary>
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(static control => control is not ('\t' or '\n' or '\r')).Select(static control => (byte)control)]);

    /// <summary>Most records have none of these: they are looked through once, and not once for each.</summary>
    private static readonly SearchValues<byte> Rare = SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(static control => control is not ('\t' or '\n')).Select(static control => (byte)control), (byte)']']);

    private static readonly SearchValues<byte> Layout = SearchValues.Create(" \t\r\n"u8);

    private readonly XmlNames _names = new();
    private readonly XmlPrefixes _prefixes = new();
    private byte[] _bytes = [];
    private int _recordStart;
    private (XmlName Name, int Start, int Length)[] _attributes = new (XmlName, int, int)[16];

    /// <summary>Why the last record was not taken, where that was a prefix nobody declared, and in which of its lines.</summary>
    internal (string Prefix, int Line)? Undeclared { get; private set; }

    /// <summary>What is declared around the records that follow.</summary>
    internal void BeginDocument(IEnumerable<(string Prefix, string Namespace)> around) => _prefixes.Begin(around);

    /// <summary>Reads one element that fills the bytes; false where it is not plain, and then there is no tree.</summary>
    internal bool TryLoad(byte[] bytes, int start, int length, XmlLimits limits)
    {
        _prefixes.BeginRecord();
        Undeclared = null;
        HasNamedEntities = false;
        MayHaveAsides = false;
        _entities = limits.Entities;
        _count = 0;
        _bytes = bytes;
        _recordStart = start;
        if (TryRead(new ReadOnlySpan<byte>(bytes, 0, start + length), start, limits))
        {
            return true;
        }
        _count = 0;
        return false;
    }

    private bool TryRead(ReadOnlySpan<byte> xml, int at, XmlLimits limits)
    {
        var record = xml[at..];
        // U+FFE0 to U+FFFF: fullwidth signs, and two numbers that are no characters.
        if (!Ascii.IsValid(record) && (!Utf8.IsValid(record) || record.IndexOf([(byte)0xEF, (byte)0xBF]) >= 0))
        {
            return false;
        }
        var (returns, sectionEnds) = (false, false);
        if (record.IndexOfAny(Rare) is >= 0 and var first)
        {
            var rest = record[first..];
            returns = rest.Contains((byte)'\r');
            // A lone carriage return is a line of its own to XmlReader: no file of an office has met the case.
            if (rest.ContainsAny(Controls) || (returns && rest.Count("\r\n"u8) != rest.Count((byte)'\r')))
            {
                return false;
            }
            sectionEnds = rest.IndexOf("]]>"u8) >= 0;
        }
        var depth = 0;
        do
        {
            if (depth > 0)
            {
                var run = xml[at..].IndexOf((byte)'<');
                if (run < 0 || (run > 0 && !TryText(xml.Slice(at, run), at, depth, returns, sectionEnds, limits)))
                {
                    return false;
                }
                at += run;
            }
            if (at + 1 >= xml.Length || xml[at] != (byte)'<')
            {
                return false;
            }
            switch (xml[at + 1])
            {
                case (byte)'/':
                    if (!TryClose(xml, ref at, ref depth))
                    {
                        return false;
                    }
                    break;
                case (byte)'!':
                    if (depth == 0 || !TryBang(xml, ref at, depth, limits))
                    {
                        return false;
                    }
                    break;
                case (byte)'?':
                    if (depth == 0 || !TryInstruction(xml, ref at))
                    {
                        return false;
                    }
                    break;
                default:
                    if (!TryStart(xml, ref at, ref depth, limits))
                    {
                        return false;
                    }
                    break;
            }
            if (_count > limits.Nodes)
            {
                return false;
            }
        }
        while (depth > 0);
        return at == xml.Length;
    }

    private bool TryStart(ReadOnlySpan<byte> xml, ref int at, ref int depth, XmlLimits limits)
    {
        var length = XmlNames.LengthOf(xml[(at + 1)..]);
        if (length == 0 || depth >= limits.Depth || _names.Of(xml.Slice(at + 1, length)) is not { IsDeclaration: false } name)
        {
            return false;
        }
        if (depth == _open.Length)
        {
            Array.Resize(ref _open, depth * 2);
            Array.Resize(ref _last, depth * 2);
            Array.Resize(ref _hasText, depth * 2);
        }
        var element = Add(Kind.Element, name.Local, null, depth == 0 ? -1 : _open[depth - 1], depth, 0);
        ref var node = ref _nodes[element];
        node.Start = at;
        node.Length = length;
        at += 1 + length;
        _open[depth] = element;
        _last[depth] = -1;
        _hasText[depth] = false;
        depth++;
        // Most tags have no attribute.
        if (at < xml.Length && xml[at] == (byte)'>')
        {
            at++;
            return (name.PrefixLength == 0 || (IsDeclared(name) && !IsXml(name)));
        }
        var count = 0;
        var declares = false;
        while (true)
        {
            var blanks = xml[at..].IndexOfAnyExcept(Layout);
            if (blanks < 0)
            {
                return false;
            }
            at += blanks;
            if (xml[at] == (byte)'>')
            {
                at++;
                break;
            }
            if (xml[at] == (byte)'/')
            {
                if (at + 1 >= xml.Length || xml[at + 1] != (byte)'>')
                {
                    return false;
                }
                at += 2;
                if (!TryAttributes(xml, name, element, count, declares, depth, limits))
                {
                    return false;
                }
                depth--;
                _prefixes.End(depth);
                return true;
            }
            if (blanks == 0 || !TryAttribute(xml, ref at, ref count, ref declares))
            {
                return false;
            }
        }
        return TryAttributes(xml, name, element, count, declares, depth, limits);
    }

    private bool TryAttribute(ReadOnlySpan<byte> xml, ref int at, ref int count, ref bool declares)
    {
        var length = XmlNames.LengthOf(xml[at..]);
        if (length == 0 || _names.Of(xml.Slice(at, length)) is not { } name)
        {
            return false;
        }
        at += length;
        if (!Skip(xml, ref at) || xml[at++] != (byte)'=' || !Skip(xml, ref at) || xml[at] is not ((byte)'"' or (byte)'\''))
        {
            return false;
        }
        var quote = xml[at++];
        var end = xml[at..].IndexOfAny(quote, (byte)'<');
        if (end < 0 || xml[at + end] == (byte)'<')
        {
            return false;
        }
        for (var before = 0; before < count; before++)
        {
            // The same local name twice may be the same name twice.
            if (ReferenceEquals(_attributes[before].Name.Local, name.Local) || _attributes[before].Name.Local == name.Local)
            {
                return false;
            }
        }
        if (count == _attributes.Length)
        {
            return false;
        }
        declares |= name.IsDeclaration;
        _attributes[count++] = (name, at, end);
        at += end + 1;
        return true;
    }

    private static bool Skip(ReadOnlySpan<byte> xml, ref int at)
    {
        var blanks = xml[at..].IndexOfAnyExcept(Layout);
        at += blanks;
        return blanks >= 0;
    }

    private bool TryAttributes(ReadOnlySpan<byte> xml, XmlName name, int element, int count, bool declares, int depth, XmlLimits limits)
    {
        for (var i = 0; declares && i < count; i++)
        {
            var (declared, start, length) = _attributes[i];
            if (declared.IsDeclaration)
            {
                var space = xml.Slice(start, length);
                var prefix = declared.PrefixLength > 0 ? declared.Local : "";
                if (space.ContainsAny("& \t\r\n"u8) || (space.Length == 0 && prefix.Length > 0) || prefix is "xml" or "xmlns" || space.StartsWith("http://www.w3.org/XML/"u8)
                    || space.StartsWith("http://www.w3.org/2000/xmlns"u8))
                {
                    return false;
                }
                _prefixes.Declare(Encoding.ASCII.GetBytes(prefix), Encoding.UTF8.GetString(space), depth - 1);
            }
        }
        if (name.PrefixLength > 0 && (!IsDeclared(name) || IsXml(name)))
        {
            return false;
        }
        for (var i = 0; i < count; i++)
        {
            var (attribute, start, length) = _attributes[i];
            if (attribute.IsDeclaration)
            {
                continue;
            }
            if (attribute.PrefixLength > 0 && (!IsDeclared(attribute) || (IsXml(attribute) && attribute.Local == "space")))
            {
                return false;
            }
            var value = xml.Slice(start, length);
            if (length > limits.TextLength)
            {
                return false;
            }
            string? text = null;
            if (value.ContainsAny("&\t\r\n"u8) && !TryDecode(value, asAttribute: true, out text, out _))
            {
                return false;
            }
            if (attribute.PrefixLength > 0 && attribute.IsOfSchemaInstance)
            {
                continue;
            }
            Place(Add(Kind.Attribute, attribute.Local, text, element, depth, 0), start, length);
        }
        return true;
    }

    private void Place(int at, int start, int length)
    {
        ref var node = ref _nodes[at];
        node.Start = start;
        node.Length = length;
    }

    private bool IsDeclared(XmlName name)
    {
        if (_prefixes.Declares(name))
        {
            return true;
        }
        Undeclared = (Encoding.ASCII.GetString(name.Prefix), LineOfLast());
        return false;
    }

    /// <summary>Line of the element read last.</summary>
    private int LineOfLast()
    {
        var at = _count - 1;
        while (_nodes[at].Kind != Kind.Element)
        {
            at--;
        }
        return LineOf(ref _nodes[at]);
    }

    private static bool IsXml(XmlName name) => name.PrefixLength == 3 && name.Prefix.SequenceEqual("xml"u8);

    private bool TryClose(ReadOnlySpan<byte> xml, ref int at, ref int depth)
    {
        if (depth == 0)
        {
            return false;
        }
        ref var element = ref _nodes[_open[depth - 1]];
        var length = element.Length;
        var end = at + 2 + length;
        if (end >= xml.Length || !xml.Slice(at + 2, length).SequenceEqual(xml.Slice(element.Start + 1, length)))
        {
            return false;
        }
        if (xml[end] != (byte)'>')
        {
            var blanks = xml[end..].IndexOfAnyExcept(Layout);
            if (blanks <= 0 || xml[end + blanks] != (byte)'>')
            {
                return false;
            }
            end += blanks;
        }
        at = end + 1;
        depth--;
        _prefixes.End(depth);
        return true;
    }

    private bool TryText(ReadOnlySpan<byte> text, int start, int depth, bool returns, bool sectionEnds, XmlLimits limits)
    {
        if (text[0] <= Blank && !text.ContainsAnyExcept(Layout))
        {
            // Between inline elements of running text ("<b>a</b> <i>b</i>") a blank counts; between data elements it is layout.
            if (_last[depth - 1] >= 0 && _hasText[depth - 1])
            {
                Add(Kind.Text, "", " ", _open[depth - 1], depth, 0);
            }
            return true;
        }
        if (text.Length > limits.TextLength || (sectionEnds && text.IndexOf("]]>"u8) >= 0))
        {
            return false;
        }
        string? decoded = null;
        if ((text.Contains((byte)'&') || (returns && text.Contains((byte)'\r'))) && (!TryDecode(text, asAttribute: false, out decoded, out var saysSomething) || !saysSomething))
        {
            return false;
        }
        Place(Add(Kind.Text, "", decoded, _open[depth - 1], depth, 0), start, text.Length);
        return true;
    }
}
