using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>Small values that every part of ST.96 uses: texts with a language, indicators, numbers, dates that stand as a date or a moment.</summary>
internal static class St96Values
{
    /// <summary>The text of an element; where it holds inline markup (com:PhraseType: B, I, Sup …), with the tags dropped.</summary>
    public static string? Words(XmlNode node)
    {
        foreach (var _ in node.Children())
        {
            return node.InnerText;
        }
        return node.Text;
    }

    /// <summary>Adds a text with its language; an empty one adds nothing.</summary>
    public static void AddText(ref List<LocalText>? list, XmlNode node)
    {
        // sequenceNumber is the place in the list, which the list keeps.
        _ = Whole(node.AttributeNode("sequenceNumber"));
        var language = Language(node);
        if (Words(node) is { } text)
        {
            (list ??= []).Add(new LocalText(language, text));
        }
    }

    /// <summary>Every child of that name as a text with its language.</summary>
    public static void AddTexts(ref List<LocalText>? list, XmlNode bag, string name)
    {
        foreach (var child in bag.Children(name))
        {
            AddText(ref list, child);
        }
    }

    /// <summary>ISO 639-1 in lower case, or null. What is no code (English) stays as it is written, to be told so.</summary>
    public static string? Language(XmlNode node) => node.Attribute("languageCode") is { } code ? code.Length > 2 && code.All(char.IsAsciiLetter) ? code : Lower(code) : null;

    public static string Lower(string text)
    {
        foreach (var c in text)
        {
            if (c is >= 'A' and <= 'Z' || c > 127)
            {
                return text.ToLowerInvariant();
            }
        }
        return text;
    }

    public static void AddCode(ref List<string>? list, XmlNode node)
    {
        if (node.Text is { } text)
        {
            (list ??= []).Add(text);
        }
    }

    /// <summary>What an indicator says; null where it is absent, or says neither: then it stays unread, and is told (INDICATOR-UNREADABLE).</summary>
    public static bool? Indicator(XmlNode node)
    {
        var said = Indicators.Of(node.Peek());
        return said is not null && node.Text is not null ? said : null;
    }

    /// <summary>An indicator that closes what it stands on says something that is neither true nor false: it may mean that it is closed.</summary>
    public static bool IsUnreadable(XmlNode node) => node.Peek() is { } text && !string.IsNullOrWhiteSpace(text) && Indicators.Of(text) is null;

    /// <summary>A whole number; what is none stays unread, and a count that is none is told (COUNT-UNREADABLE).</summary>
    public static int? Whole(XmlNode node) =>
        int.TryParse(node.Peek(), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var number) && node.Text is not null ? number : null;

    public static int? Whole(string? text) => int.TryParse(text, System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A date written as a date or as a moment.</summary>
    public static RegisterDate? Date(XmlNode date, XmlNode moment, ReadContext context) => date.Exists ? context.Date(date) : context.Date(moment);

    /// <summary>Marks indicators that say "false" as read: they carry nothing, and national schemas are full of them.</summary>
    public static void IgnoreFalse(XmlNode node)
    {
        foreach (var child in node.Children())
        {
            if (!child.IgnoreWhere("false"))
            {
                IgnoreFalse(child);
            }
        }
    }
}
