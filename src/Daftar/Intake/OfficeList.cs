using System.Globalization;
using System.Text;
using System.Xml;
using Daftar.Register;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>An office's list cannot be read; the message says where and what was expected.</summary>
public sealed class OfficeListException(string message) : Exception(message);

/// <summary>A line of a list, or a value in it, that cannot be read.</summary>
/// <param name="Number">Its number, where it has one: it is compared all the same, without the value.</param>
/// <param name="Wrong">What is wrong, what was expected, and what becomes of the line.</param>
public sealed record ListComplaint(long Line, string? Number, string Wrong);

/// <summary>
/// Reads an office's own list, line after line: the authority file of WIPO ST.37 (text or XML) for patents, or a sheet of the same shape for any right. Delimiter and heads are
/// recognised.
/// </summary>
public static class OfficeList
{
    private enum Column { Other, Office, Number, Application, Publication, Registration, Grant, Design, File, Kind, Produced, PublicationDate, Digest, Exception }

    // Letters of the head only: PUBLICATION NUMBER, publication_number and publicationNumber are one.
    private static readonly Dictionary<string, Column> Heads = new(StringComparer.OrdinalIgnoreCase)
    {
        ["officecode"] = Column.Office, ["office"] = Column.Office, ["country"] = Column.Office, ["number"] = Column.Number, ["no"] = Column.Number,
        ["applicationnumber"] = Column.Application, ["application"] = Column.Application, ["publicationnumber"] = Column.Publication, ["publication"] = Column.Publication,
        ["registrationnumber"] = Column.Registration, ["registration"] = Column.Registration, ["grantnumber"] = Column.Grant, ["grant"] = Column.Grant, ["designnumber"] = Column.Design, ["filenumber"] = Column.File,
        ["kind"] = Column.Kind, ["kindcode"] = Column.Kind, ["produced"] = Column.Produced, ["dateproduced"] = Column.Produced, ["lastupdate"] = Column.Produced, ["lastupdated"] = Column.Produced, ["updated"] = Column.Produced, ["date"] = Column.Produced,
        ["publicationdate"] = Column.PublicationDate, ["digest"] = Column.Digest, ["sha"] = Column.Digest, ["sha256"] = Column.Digest, ["exception"] = Column.Exception, ["exceptioncode"] = Column.Exception,
    };

    private static readonly Column[] St37 = [Column.Office, Column.Publication, Column.Kind, Column.PublicationDate, Column.Exception];
    private static readonly Column[] Plain = [Column.Number, Column.Produced, Column.Digest];

    /// <param name="path">The list.</param>
    /// <param name="office">Whose it is: a line of another office is refused.</param>
    /// <param name="unread">Told every line and value that cannot be read; the others are read all the same. Null: the first is thrown.</param>
    /// <exception cref="OfficeListException">A line is not what it should be, and nobody is told; or the list is no well-formed XML.</exception>
    public static IEnumerable<ListedNumber> Read(string path, string office, Action<ListComplaint>? unread = null)
    {
        unread ??= static complaint => throw new OfficeListException(string.Create(CultureInfo.InvariantCulture, $"Line {complaint.Line}: {complaint.Wrong}"));
        using var file = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var first = file.Peek();
        while (first is ' ' or '\r' or '\n')
        {
            _ = file.Read();
            first = file.Peek();
        }
        foreach (var line in first == '<' ? Xml(file, office, unread) : Text(file, office, unread))
        {
            yield return line;
        }
    }

    private static IEnumerable<ListedNumber> Text(StreamReader file, string office, Action<ListComplaint> unread)
    {
        Column[]? columns = null;
        var delimiter = ',';
        var number = 0L;
        while (file.ReadLine() is { } text)
        {
            number++;
            if (text.Length == 0)
            {
                continue;
            }
            if (columns is null)
            {
                delimiter = Delimiter(text);
                var cells = Cells(text, delimiter);
                columns = [.. cells.Select(static cell => Heads.GetValueOrDefault(string.Concat(cell.Where(char.IsLetterOrDigit))))];
                if (Array.Exists(columns, static column => column is >= Column.Number and <= Column.File))
                {
                    continue;
                }
                // No heads: ST.37 begins with the office.
                columns = cells[0].Length == 2 && cells.Count >= 3 && cells[0].All(char.IsAsciiLetter) ? St37 : Plain;
            }
            if (Line(Cells(text, delimiter), columns, number, office, unread) is { } listed)
            {
                yield return listed;
            }
        }
    }

    private static ListedNumber? Line(List<string> cells, Column[] columns, long line, string office, Action<ListComplaint> unread)
    {
        (string? number, Numbers? of, string? kind, string? produced, string? digest, string? exception) = (null, null, null, null, null, null);
        for (var i = 0; i < Math.Min(cells.Count, columns.Length); i++)
        {
            if (cells[i] is not { Length: > 0 } cell)
            {
                continue;
            }
            switch (columns[i])
            {
                case Column.Office when !cell.Equals(office, StringComparison.OrdinalIgnoreCase):
                    unread(OfAnother(line, cell, office));
                    return null;
                case >= Column.Number and <= Column.File when number is null:
                    (number, of) = (cell, columns[i] switch
                    {
                        Column.Application => Numbers.Application, Column.Publication => Numbers.Publication, Column.Registration => Numbers.Registration, Column.Grant => Numbers.Grant, Column.Design => Numbers.Design, Column.File => Numbers.OfficeFile,
                        _ => null,
                    });
                    break;
                case Column.Kind: kind = cell; break;
                case Column.Produced: produced = cell; break;
                case Column.Digest: digest = cell; break;
                case Column.Exception: exception = cell.ToUpperInvariant(); break;
                default: break;
            }
        }
        if (number is null)
        {
            unread(new ListComplaint(line, null, "it has no number, so it is not compared."));
            return null;
        }
        if (Moment(produced) is not var (moment, isDay))
        {
            (moment, isDay) = (null, false);
            unread(new ListComplaint(line, number, $"'{Finding.Cut(produced, 40)}' is no date. Expected 2026-06-30, 20260630 or 2026-06-30T12:00:00Z; {number} is compared without it."));
        }
        var (sha256, isDigest) = Digest(digest);
        if (!isDigest)
        {
            unread(new ListComplaint(line, number, $"'{Finding.Cut(digest, 40)}' is no digest. Expected SHA-256 in 64 hexadecimal digits; {number} is compared without it."));
        }
        return new ListedNumber(line, number, of, kind, moment, isDay, sha256, exception);
    }

    private static ListComplaint OfAnother(long line, string country, string office) => new(line, null, $"it is of {Finding.Cut(country, 40)}: the list of {office} was expected. It is not compared.");

    private static (DateTimeOffset? Moment, bool IsDay)? Moment(string? text) =>
        text is null ? (null, false)
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), true)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && text.Length > 10 ? (moment.ToUniversalTime(), false)
        : null;

    private static (byte[]? Sha256, bool IsOne) Digest(string? text) =>
        text is null ? (null, true)
        : text.Length == 64 && text.All(char.IsAsciiHexDigit) ? (Convert.FromHexString(text), true)
        : (null, false);

    private static char Delimiter(string line) => new[] { '\t', ';', ',' }.MaxBy(one => line.Count(c => c == one));

    /// <summary>Cells of one line; in quotation marks the delimiter and doubled marks are text.</summary>
    private static List<string> Cells(string line, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == delimiter && !isQuoted))
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else if (line[i] == '"')
            {
                if (isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else
            {
                cell.Append(line[i]);
            }
        }
        return cells;
    }

    /// <summary>The XML form after the DTD of ST.37: an entry names its publication by office, number, kind and date.</summary>
    private static IEnumerable<ListedNumber> Xml(StreamReader file, string office, Action<ListComplaint> unread)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
        (string? number, string? kind, string? exception, string? country, var isPublication) = (null, null, null, null, false);
        while (Next(reader))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "authority-file-entry": (number, kind, exception, country) = (null, null, null, null); break;
                    case "publication-reference": isPublication = true; break;
                    case "country" when isPublication: country = Content(reader); break;
                    case "doc-number" when isPublication: number = Content(reader); break;
                    case "kind" when isPublication: kind = Content(reader); break;
                    case "exception-code": exception = Content(reader); break;
                    default: break;
                }
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "publication-reference" })
            {
                isPublication = false;
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "authority-file-entry" })
            {
                var line = ((IXmlLineInfo)reader).LineNumber;
                if (country is not null && !country.Equals(office, StringComparison.OrdinalIgnoreCase))
                {
                    unread(OfAnother(line, country, office));
                }
                else if (number is not { Length: > 0 })
                {
                    unread(new ListComplaint(line, null, "an entry without doc-number. It is not compared."));
                }
                else
                {
                    yield return new ListedNumber(line, number, Numbers.Publication, kind, null, false, null, exception is { Length: > 0 } ? exception : null);
                }
            }
        }
    }

    /// <summary>The text of the element, up to its end.</summary>
    private static string Content(XmlReader reader)
    {
        var text = new StringBuilder();
        while (!reader.IsEmptyElement && Next(reader) && reader.NodeType != XmlNodeType.EndElement)
        {
            text.Append(reader.Value);
        }
        return text.ToString().Trim();
    }

    private static bool Next(XmlReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException problem)
        {
            throw new OfficeListException($"The list is no well-formed XML: {problem.Message}");
        }
    }
}
