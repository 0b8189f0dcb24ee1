using System.Globalization;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>Small values that every flavour of ST.36 writes alike.</summary>
internal static class St36Values
{
    /// <summary>A value on one line: a name or title may be broken over lines and carry inline tags.</summary>
    public static string? Line(XmlNode node)
    {
        var text = node.FlowText;
        return text is null || !text.Contains('\n', StringComparison.Ordinal) ? text : text.Replace('\n', ' ');
    }

    /// <summary>ISO 639-1 in lower case, and what is none as it came: a check tells it. DOCDB's "ol" (original language, not said which) says nothing.</summary>
    public static string? Language(string? written) => written is null || written.Equals("ol", StringComparison.OrdinalIgnoreCase) ? null : written.ToLowerInvariant();

    /// <summary>ST.3 code, and what is none as it came: a check tells it. The USPTO writes "omitted" and "unknown" where it has none.</summary>
    public static string? Country(XmlNode node)
    {
        var text = node.Text;
        return text is { Length: 2 } ? text.ToUpperInvariant() : text is "omitted" or "unknown" ? null : text;
    }

    public static int? Count(XmlNode node, ReadContext context)
    {
        var text = node.Text;
        if (text is null)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }
        context.Doubt("COUNT-UNREADABLE", node, text, "A whole number.");
        return null;
    }

    /// <summary>Sequences come as 1, 01 and 001; what is no number stays unread.</summary>
    public static int? Sequence(XmlNode node) => Sequence(node.Peek()) is { } number && node.Text is not null ? number : null;

    /// <summary>The same of a text.</summary>
    public static int? Sequence(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static void Add<T>(ref List<T>? list, T? item) where T : class
    {
        if (item is not null)
        {
            (list ??= []).Add(item);
        }
    }

    /// <summary>An event in the words and ST.27 codes of the office's map; the code stands for itself where the map has none.</summary>
    public static LegalEvent Event(ReadContext context, string office, string code, RegisterDate? date, bool patent = true)
    {
        EventWord? word = null;
        context.Offices.Find(office)?.Events.TryGetValue(code, out word);
        return new LegalEvent
        {
            Code = code, Date = date, Text = word?.Text, Language = word?.Text is null ? null : "en",
            // ST.27 is for patents and utility models only.
            KeyEvent = patent ? word?.Key : null, DetailedEvent = patent ? word?.Detailed : null,
        };
    }
}
