using System.Text;

namespace Daftar.Intake;

/// <summary>
/// Where in the bytes of a record each of its entries stands, told by tags alone, so that one which is not well-formed hides none of the others: an entry ends with its end tag, and where that is
/// missing at the next beginning of its kind, at the end of what holds them, or with the bytes.
/// </summary>
internal sealed class EntryRanges
{
    /// <summary>Comments and sections that nobody ends are looked behind so often; a document of nothing else is left.</summary>
    private const int MostUnended = 20;

    private readonly List<(string Name, string Tag, int Start)> _around = [];
    private readonly string _name;
    private readonly IReadOnlyList<string> _holders;
    private int _entry = -1, _first = -1, _container = -1, _rootEnd = -1;
    private string _before = "", _behind = "", _outer = "";

    /// <param name="xml">The record, in an encoding in which tags are ASCII.</param>
    /// <param name="name">Local name of the elements that are entries.</param>
    /// <param name="holders">Local names of elements that hold entries and say what these share, such as their number.</param>
    public EntryRanges(byte[] xml, string name, IReadOnlyList<string> holders)
    {
        (_name, _holders) = (name, holders);
        var from = 0;
        for (var unended = 0; unended <= MostUnended && from < xml.Length; unended++)
        {
            using var scan = new XmlScanner(new MemoryStream(xml, from, xml.Length - from, writable: false), int.MaxValue);
            while (_rootEnd < 0 && scan.Next())
            {
                See(scan.Token, scan, from);
                scan.Keep = scan.End;
            }
            if (_rootEnd >= 0 || !scan.CutShort)
            {
                break;
            }
            from += (int)scan.Start + 1;
        }
        End(xml.Length);
        Closing = Closings();
        Behind = _rootEnd < 0 ? BeforeTorn(xml) : _rootEnd;
    }

    /// <summary>An entry.</summary>
    /// <param name="Start">Its first byte.</param>
    /// <param name="End">Behind its last.</param>
    /// <param name="Before">The tags that are open around it, on one line.</param>
    /// <param name="Behind">Those that close them.</param>
    /// <param name="Outer">The tags that are open around the element that holds it.</param>
    /// <param name="Head">Where that element begins.</param>
    /// <param name="HeadEnd">Where the first entry in that begins.</param>
    public readonly record struct Range(int Start, int End, string Before, string Behind, string Outer, int Head, int HeadEnd);

    public List<Range> All { get; } = [];

    /// <summary>Where the record's element is closed; the end of the bytes where it is not.</summary>
    public int Behind { get; }

    /// <summary>The tags that close what is open at the end, outside the entries.</summary>
    public string Closing { get; }

    private void See(XmlToken token, XmlScanner scan, int from)
    {
        if (token is not (XmlToken.Start or XmlToken.Empty or XmlToken.Close))
        {
            return;
        }
        var (start, end) = (from + (int)scan.Start, from + (int)scan.End);
        var name = Encoding.UTF8.GetString(scan.LocalName);
        if (name == _name)
        {
            if (token == XmlToken.Close)
            {
                End(end);
                return;
            }
            End(start);
            var holder = Math.Max(0, _around.FindLastIndex(one => _holders.Contains(Local(one.Name), StringComparer.Ordinal)));
            if (holder < _around.Count && (_first < 0 || _around[holder].Start != _container))
            {
                (_first, _container) = (start, _around[holder].Start);
                _outer = string.Concat(_around.Take(holder).Select(static one => one.Tag));
            }
            (_entry, _before, _behind) = (start, string.Concat(_around.Select(static one => one.Tag)), Closings());
            if (token == XmlToken.Empty)
            {
                End(end);
            }
        }
        else if (token == XmlToken.Start && _entry < 0)
        {
            _around.Add((Encoding.UTF8.GetString(scan.WrittenName), Encoding.UTF8.GetString(scan.Bytes(scan.Start, scan.End)).ReplaceLineEndings(" "), start));
        }
        else if (token == XmlToken.Close && _around.FindLastIndex(one => Local(one.Name) == name) is >= 0 and var open)
        {
            // Inside an entry only the end of what holds it is that.
            End(start);
            _around.RemoveRange(open, _around.Count - open);
            _rootEnd = open == 0 ? end : -1;
        }
    }

    /// <summary>Before a tag behind the last entry in which the bytes break off.</summary>
    private int BeforeTorn(byte[] xml)
    {
        var torn = xml.AsSpan().LastIndexOf((byte)'<');
        return All.Count > 0 && torn >= All[^1].End && xml.AsSpan(torn).IndexOf((byte)'>') < 0 ? torn : xml.Length;
    }

    private static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private string Closings() => string.Concat(Enumerable.Reverse(_around).Select(static one => $"</{one.Name}>"));

    private void End(int end)
    {
        if (_entry >= 0)
        {
            All.Add(new Range(_entry, end, _before, _behind, _outer, _container, _first));
        }
        _entry = -1;
    }
}
