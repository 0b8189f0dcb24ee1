using System.Text;
using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>The piece of a record that a finding speaks of, as it stands in the file.</summary>
/// <param name="Line">Line of the file on which it begins.</param>
/// <param name="Marked">What of the text the finding is about; null where it cannot be pointed at, as when something is missing.</param>
public sealed record Excerpt(long Line, string Text, string? Marked)
{
    /// <summary>Where in the text that stands: the same word may stand there before; -1 where nothing is pointed at.</summary>
    public int At { get; init; } = -1;
}

/// <summary>
/// Looks up pieces of records for some findings, once the package has been checked: each document is streamed through once, so that neither its size nor the
/// length of its lines matters.
/// </summary>
public static partial class Excerpts
{
    private const int Window = 1 << 16;
    private const int Wide = 150;

    /// <summary>A column behind this one stands in a line that is no line of text.</summary>
    private const int Far = 4000;

    /// <summary>Characters shown before it.</summary>
    private const int Before = 400;

    /// <summary>A piece for each finding whose place is known and could be read again.</summary>
    public static Dictionary<Finding, Excerpt> Of(string path, PackageLimits limits, IEnumerable<Finding> findings)
    {
        var wanted = findings.Where(static finding => finding.Where.Line > 0).GroupBy(static finding => finding.Where.File).ToDictionary(static file => file.Key, static file => file.OrderBy(FirstLine).ToList(), StringComparer.Ordinal);
        var found = new Dictionary<Finding, Excerpt>(ReferenceEqualityComparer.Instance);
        if (wanted.Count == 0)
        {
            return found;
        }
        using var package = Package.Open(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), limits);
        foreach (var file in package.XmlFiles())
        {
            if (wanted.TryGetValue(file.Path, out var here))
            {
                try
                {
                    Look(file, here, found);
                }
                catch (Exception problem) when (problem is IOException or InvalidDataException or PackageException or DecoderFallbackException)
                {
                    // What could not be read to its end has a finding of its own.
                }
            }
        }
        return found;
    }

    /// <summary>Where a value is pointed to, the line before it is shown, too; a line without end is cut before it.</summary>
    private static long FirstLine(Finding finding) => finding.Where is { Column: > 0 and <= Far, Line: > 1, Path: not null } ? finding.Where.Line - 1 : finding.Where.Line;

    private static long SkippedOf(Finding finding) => finding.Where.Column > Far ? finding.Where.Column - 1 - Before : 0;

    private static void Look(PackageFile file, List<Finding> wanted, Dictionary<Finding, Excerpt> found)
    {
        using var stream = file.Open();
        var head = new byte[1 << 10];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        using var joined = new HeadedStream(head.AsMemory(0, length), stream);
        using var reader = new StreamReader(joined, wanted.Find(static finding => finding.Encoding is not null)?.Encoding is { } known ? Encoding.GetEncoding(known.CodePage) : EncodingOf(head.AsSpan(0, length)), detectEncodingFromByteOrderMarks: true);
        var open = new List<Piece>();
        var block = new char[1 << 14];
        long line = 1;
        var next = 0;
        Open();
        for (int read; (next < wanted.Count || open.Count > 0) && (read = reader.ReadBlock(block)) > 0;)
        {
            var rest = block.AsSpan(0, read);
            while (rest.Length > 0)
            {
                var end = rest.IndexOf('\n');
                var piece = end < 0 ? rest : rest[..(end + 1)];
                foreach (var one in open)
                {
                    one.Add(piece);
                }
                rest = rest[piece.Length..];
                if (end >= 0)
                {
                    line++;
                    Open();
                }
            }
            open.RemoveAll(Closed);
        }
        open.ForEach(Close);

        void Open()
        {
            for (; next < wanted.Count && FirstLine(wanted[next]) <= line; next++)
            {
                open.Add(new Piece(wanted[next]));
            }
        }

        bool Closed(Piece one)
        {
            if (one.Text.Length < Window)
            {
                return false;
            }
            Close(one);
            return true;
        }

        void Close(Piece one)
        {
            if (Cut(one.Finding, one.Text.ToString()) is { } excerpt)
            {
                found[one.Finding] = excerpt;
            }
        }
    }

    /// <summary>Text of the file from the first line that is shown on.</summary>
    private sealed class Piece(Finding finding)
    {
        private long _skip = SkippedOf(finding);

        public Finding Finding => finding;

        public StringBuilder Text { get; } = new();

        public void Add(ReadOnlySpan<char> text)
        {
            var passed = (int)Math.Min(_skip, text.Length);
            _skip -= passed;
            text = text[passed..];
            Text.Append(text[..Math.Min(text.Length, Window - Text.Length)]);
        }
    }

    /// <summary>Of the text from the record's line on: the line that holds what came, else the element the path ends with, else where the record begins.</summary>
    internal static Excerpt? Cut(Finding finding, string text)
    {
        if (finding.Where is { Column: > 0, Path: not null })
        {
            return text.Length == 0 ? null : Pointed(finding, text);
        }
        if (finding.Where.Column > 0)
        {
            // The break of a document that is not well-formed: exactly there.
            var at = Math.Min((int)Math.Min(finding.Where.Column - 1 - SkippedOf(finding), Window), Math.Max(0, text.Length - 1));
            // The parser stops behind what it stumbled over.
            return text.Length == 0 ? null : Around(finding.Where.Line, text, at, at > 0 && !char.IsWhiteSpace(text[at - 1]) ? text[(at - 1)..(at + (char.IsWhiteSpace(text[at]) ? 0 : 1))] : null);
        }
        text = Record(text);
        var name = finding.Where.Path?.Split('/').LastOrDefault(static part => part.Length > 0 && !char.IsAsciiDigit(part[0]));
        foreach (var value in Values(finding.Came))
        {
            var best = -1;
            for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
            {
                best = best < 0 ? at : best;
                if (name is null || text.AsSpan(Math.Max(0, at - 80), Math.Min(at, 80)).Contains(name, StringComparison.OrdinalIgnoreCase))
                {
                    best = at;
                    break;
                }
            }
            if (best >= 0)
            {
                return Around(finding.Where.Line, text, best, value);
            }
        }
        var element = name is null ? -1 : text.IndexOf(name + ">", StringComparison.OrdinalIgnoreCase);
        // What is missing stands nowhere: the beginning of the record would show nothing of it.
        return text.Length == 0 || (element < 0 && name is not null) ? null : Around(finding.Where.Line, text, Math.Max(0, element), null);
    }

    /// <summary>The place is known to the character: what came from there on, else the text or value that stands there.</summary>
    private static Excerpt? Pointed(Finding finding, string text)
    {
        var first = FirstLine(finding);
        var at = first < finding.Where.Line ? text.IndexOf('\n', StringComparison.Ordinal) + 1 : 0;
        at += (int)(finding.Where.Column - 1 - SkippedOf(finding));
        if (at < 0 || at >= text.Length)
        {
            return null;
        }
        var rest = text.AsSpan(at);
        var came = Values(finding.Came).FirstOrDefault(value => text.AsSpan(at).StartsWith(value, StringComparison.OrdinalIgnoreCase));
        var end = came is not null ? came.Length : rest[0] == '<' ? rest.IndexOfAny('>', '\n') + 1 : rest.IndexOfAny("<\"\r\n");
        return Around(first, text, at, text.Substring(at, Math.Clamp(end, 1, Math.Min(rest.Length, Wide))));
    }

    /// <summary>What came, as it may stand in the file: whole, in quotation marks, or its first words.</summary>
    private static IEnumerable<string> Values(string? came)
    {
        if (came is null)
        {
            yield break;
        }
        var whole = came.TrimEnd('…');
        string[] candidates = [whole, .. Quoted().Matches(whole).Select(static match => match.Groups["said"].Value), .. whole.Split([' ', ',', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static word => word.Length > 3 && word.Any(char.IsAsciiDigit))];
        foreach (var candidate in candidates.Where(static candidate => candidate.Length > 1).Distinct(StringComparer.Ordinal))
        {
            yield return candidate;
            if (candidate.Length == 10 && candidate[4] == '-')
            {
                yield return candidate.Replace("-", "", StringComparison.Ordinal);
            }
        }
    }

    /// <summary>The first element of the text, as far as it goes.</summary>
    private static string Record(string text)
    {
        var start = FirstElement().Match(text);
        if (!start.Success)
        {
            return text;
        }
        var end = text.IndexOf("</" + start.Groups["name"].Value + ">", start.Index, StringComparison.Ordinal);
        // With the blanks before it on its line: the lines below are shown against it.
        var from = start.Index;
        while (from > 0 && text[from - 1] is ' ' or '\t')
        {
            from--;
        }
        return end < 0 ? text[from..] : text[from..(end + start.Groups["name"].Length + 3)];
    }


    private static Excerpt Around(long first, string text, int at, string? marked)
    {
        var from = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        // One line before, for what it stands in.
        var before = from > 1 ? text.LastIndexOf('\n', from - 2) + 1 : from;
        var to = text.IndexOf('\n', Math.Min(text.Length, at + (marked?.Length ?? 0)));
        var after = to < 0 ? -1 : text.IndexOf('\n', to + 1);
        var lines = text[before..(after >= 0 ? after : text.Length)].Split('\n').Take(at == 0 ? 2 : 4).ToList();
        var start = before;
        var (row, column) = (-1, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var within = at - start;
            start += lines[i].Length + 1;
            var line = lines[i].TrimEnd('\r');
            if (line.Length > Wide)
            {
                var left = within >= 0 && within < line.Length ? Math.Max(0, within - (Wide / 3)) : 0;
                line = (left > 0 ? "…" : "") + line[left..Math.Min(line.Length, left + Math.Max(Wide, within >= left ? within - left + Math.Min(marked?.Length ?? 0, 2 * Wide) : 0))] + (left + Wide < line.Length ? "…" : "");
                within -= left > 0 ? left - 1 : 0;
            }
            if (row < 0 && within >= 0 && within < line.Length)
            {
                (row, column) = (i, within);
            }
            lines[i] = line;
        }
        var indent = lines.Where(static line => line.Trim().Length > 0).Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var shown = lines.ConvertAll(line => line.Length >= indent ? line[indent..] : line.TrimStart());
        var said = string.Join('\n', shown);
        var there = row < 0 ? -1 : shown.Take(row).Sum(static line => line.Length + 1) + Math.Max(0, column - indent);
        return new Excerpt(first + text.AsSpan(0, before).Count('\n'), said, marked) { At = marked is not null && there >= 0 && string.CompareOrdinal(said, there, marked, 0, marked.Length) == 0 ? there : -1 };
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> head)
    {
        var declared = Declared().Match(Encoding.Latin1.GetString(head));
        try
        {
            // What declares nothing and is no UTF-8 is a sheet in what its region writes.
            return declared.Success ? Encoding.GetEncoding(declared.Groups["name"].Value) : Encoding.GetEncoding(Dialects.Sheets.SheetEncoding.Detect(head, null, out _).CodePage);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex("[\"“'‘«<](?<said>[^\"”'’»>]{2,})[\"”'’»>]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"<(?<name>[\p{L}_][\w:.\-]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstElement();

    [GeneratedRegex("<\\?xml[^>]*encoding\\s*=\\s*[\"'](?<name>[A-Za-z0-9._\\-]+)[\"']", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();
}
