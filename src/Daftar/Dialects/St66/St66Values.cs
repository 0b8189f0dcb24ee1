using System.Globalization;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St66;

/// <summary>Plain values as ST.66 and ST.86 write them; the two standards are built alike and share everything but the right.</summary>
internal static class St66Values
{
    /// <summary>The list with an element's text and its <c>languageCode</c>; nothing where it is empty.</summary>
    public static List<LocalText>? WithText(List<LocalText>? list, XmlNode node)
    {
        // The place among texts of the same name, kept by the order of the list.
        node.Drop("sequenceNumber");
        return node.Text is { } text ? With(list, new LocalText(Language(node.Attribute("languageCode")), text)) : list;
    }

    /// <summary>Language codes stand in lower case (ISO 639-1) whatever the office writes. What is no code (English) stays as it is written, to be told so.</summary>
    public static string? Language(string? code) => code is null || !HasUpper(code) || (code.Length > 2 && code.All(char.IsAsciiLetter)) ? code : code.ToLowerInvariant();

    public static bool? Flag(XmlNode node, ReadContext context)
    {
        if (node.Text is not { } text)
        {
            return null;
        }
        if (Indicators.Of(text) is { } said)
        {
            return said;
        }
        context.Doubt("INDICATOR-UNREADABLE", node, text, "true or false (xsd:boolean).");
        return null;
    }

    public static int? Count(XmlNode node, ReadContext context)
    {
        if (node.Text is not { } text)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }
        context.Doubt("NUMBER-UNREADABLE", node, text, "A whole number.");
        return null;
    }

    /// <summary>The part of a date-time element that is a date.</summary>
    public static RegisterDate? Date(XmlNode node, ReadContext context) => context.Date(node);

    /// <summary>The list with one item more; a new one where there was none.</summary>
    public static List<T> With<T>(List<T>? list, T item)
    {
        (list ??= []).Add(item);
        return list;
    }

    /// <summary>The list with a text that is there and was not yet in it.</summary>
    public static List<string>? WithOnce(List<string>? list, string? text) =>
        text is null || (list is not null && list.Contains(text)) ? list : With(list, text);

    public static bool AllDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>When the office made the statement: the header of the transaction.</summary>
    public static DateTimeOffset? Produced(ReadContext context) =>
        context.Envelope.Moment("RequestProducerDateTime") ?? context.Envelope.Moment("RequestProducerDate");

    public static RegisterDate? Day(DateTimeOffset? moment) => moment is { } at ? RegisterDate.From(DateOnly.FromDateTime(at.UtcDateTime)) : null;

    /// <summary>What is to be done with the record; a word that is none of the standard's stays unread, and is told (OPERATION-UNKNOWN).</summary>
    public static Operation Operation(XmlNode record)
    {
        var said = record.Attribute("operationCode");
        if (said is null or "Insert")
        {
            return Rights.Operation.State;
        }
        if (!Operations.IsWord(said))
        {
            record.AttributeNode("operationCode").Unread();
        }
        return said.Equals("Delete", StringComparison.OrdinalIgnoreCase) ? Rights.Operation.Delete : Rights.Operation.State;
    }

    private static bool HasUpper(string text)
    {
        foreach (var c in text)
        {
            if (char.IsUpper(c))
            {
                return true;
            }
        }
        return false;
    }
}
