using System.Globalization;
using System.Text;

namespace Daftar.Intake;

/// <summary>What of a package no record names, and what may be meant by a name that is not there: names for whoever must find them.</summary>
internal sealed partial class Package
{
    /// <summary>Names shown of those left over.</summary>
    private const int MostNamed = 5;

    /// <summary>Of more files than this the first that come are looked at.</summary>
    private const int MostLookedAt = 1_000;

    /// <summary>Names compared with one that is missing: some 200 bytes each, and only where one is.</summary>
    private const int MostCompared = 200_000;

    private static readonly string[] OtherXml = [".svg", ".xsd", ".xsl", ".xslt", ".dtd", ".html", ".htm", ".xhtml", ".rels"];

    private readonly Lazy<Dictionary<string, string?>> _near;

    /// <summary>The first files that no record names, and those among them that begin as XML without being named so.</summary>
    public (List<string> First, List<string> Misnamed) LeftOver()
    {
        var left = Names.Left().Take(MostLookedAt).Select(found => (Found: found, File: _containers[found.Container].Other(found.Entry, found.Container, _limits, _budget))).OrderBy(static one => one.File.Path, StringComparer.Ordinal).ToList();
        return ([.. left.Take(MostNamed).Select(static one => one.File.Path)], [.. left.Where(one => IsMisnamed(one.Found, one.File.Path)).Take(MostNamed).Select(static one => one.File.Path)]);
    }

    private bool IsMisnamed(PackageNames.Found found, string path)
    {
        if (OtherXml.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) || IsXmlName(path))
        {
            return false;
        }
        Span<byte> head = stackalloc byte[64];
        try
        {
            head = head[..Head(found, head)];
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException or PackageException)
        {
            return false;
        }
        // In UTF-16 every second byte is zero.
        return Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\r', '\n', '\t').StartsWith("<?xml ", StringComparison.Ordinal);
    }

    /// <summary>The one file that is named nearly so: with another ending, other blanks or signs, escaped as in an address, or with its accents put together otherwise. Null for none, or several.</summary>
    public string? Near(string name) => Stem(name) is { Length: > 0 } stem && _near.Value.GetValueOrDefault(stem) is { } path && KindOf(path) == KindOf(name) ? path : null;

    /// <summary>A picture is not meant by the name of a sound.</summary>
    private static int KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".png" or ".jpg" or ".jpeg" or ".jpe" or ".jfif" or ".gif" or ".bmp" or ".tif" or ".tiff" or ".webp" or ".svg" => 1,
        ".mp3" or ".wav" or ".ogg" or ".m4a" => 2,
        ".mp4" or ".mov" or ".avi" or ".mpg" or ".mpeg" => 3,
        ".pdf" or ".doc" or ".docx" or ".txt" or ".rtf" => 4,
        _ => 0,
    };

    private Dictionary<string, string?> NearNames()
    {
        var near = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var path in _containers.SelectMany(static container => container.Names).Where(static path => !IsXmlName(path) && !path.EndsWith('/')).Take(MostCompared))
        {
            var stem = Stem(path);
            near[stem] = near.ContainsKey(stem) ? null : path;
        }
        return near;
    }

    /// <summary>Offices without an export in a standard send what they have.</summary>
    private string Workbook() => _containers.SelectMany(static container => container.Names).FirstOrDefault(static path => path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xls", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ods", StringComparison.OrdinalIgnoreCase)) is { } workbook
        ? $"{workbook} is a workbook, which is not read: save each of its sheets as CSV in UTF-8, with a mapping (docs/use/spreadsheet.md). Else " : "";

    private static string Stem(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(name));
        try
        {
            plain = plain.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair.
        }
        return string.Concat(plain.Where(static c => char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
    }
}
