using Daftar.Rights.Trademarks.Likeness;
using Daftar.Values;

namespace Daftar.Rights.Trademarks;

/// <summary>What marks are searched, filtered, counted and exported by.</summary>
public static class TrademarkFields
{
    public static IReadOnlyList<Field<TrademarkRecord>> All { get; } =
    [
        .. CommonFields.Of<TrademarkRecord>().Where(field => field.Name != "title"),
        new("title", FieldKind.Text, FieldUses.Search | FieldUses.Joined | FieldUses.Filter | FieldUses.Stored | FieldUses.Column, Words, weight: 5),
        new("meaning", FieldKind.Text, FieldUses.Search | FieldUses.Filter, Meanings, weight: 2),
        new("sound", FieldKind.Code, FieldUses.Filter, Sounds),
        new("feature", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Column, static (m, to) => to.Add(m.Feature)),
        new("class", FieldKind.Levels, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, Classes),
        new("goods", FieldKind.Text, FieldUses.Search | FieldUses.Filter | FieldUses.Forms, Goods),
        new("vienna", FieldKind.Levels, FieldUses.Filter | FieldUses.Column, static (m, to) => to.Add(m.Vienna)),
        new("figurative", FieldKind.Code, FieldUses.Filter, static (m, to) => to.Add(m.NationalFigurative)),
        new("description", FieldKind.Text, FieldUses.Filter | FieldUses.Forms | FieldUses.FullText, static (m, to) => CommonFields.Texts(m.Descriptions, to)),
        new("disclaimer", FieldKind.Text, FieldUses.Filter, static (m, to) => CommonFields.Words(m.Disclaimers, to)),
    ];

    /// <summary>Classes of Nice; a classification of another name has classes of its own.</summary>
    private static void Classes(TrademarkRecord mark, FieldValues to)
    {
        foreach (var goods in mark.Goods ?? [])
        {
            if (goods.Classification is null)
            {
                to.AddOnce(goods.Class);
            }
        }
    }

    private static void Goods(TrademarkRecord mark, FieldValues to)
    {
        foreach (var goods in mark.Goods ?? [])
        {
            CommonFields.Texts(goods.Descriptions, to);
        }
    }

    private static void Words(TrademarkRecord mark, FieldValues to)
    {
        to.Add(mark.Words);
        if (!string.Equals(mark.SignificantWords, mark.Words, StringComparison.OrdinalIgnoreCase))
        {
            to.Add(mark.SignificantWords);
        }

        CommonFields.Words(mark.Titles, to);
    }

    /// <summary>Names a mark has beside its words: what the office calls its significant words, its words in other languages, how it is read. None that is its words, none twice.</summary>
    public static List<string> OtherNames(TrademarkRecord mark, int most)
    {
        var names = new List<string>();
        Add(mark.SignificantWords);
        foreach (var text in mark.Transliterations ?? [])
        {
            Add(text.Text);
        }

        foreach (var text in mark.Titles ?? [])
        {
            Add(text.Text);
        }

        return names;

        void Add(string? name)
        {
            if (names.Count < most && !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !string.Equals(name, mark.Words, StringComparison.OrdinalIgnoreCase) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }
    }

    /// <summary>Longer ones are sentences.</summary>
    private const int LongestName = 200;

    private static readonly System.Buffers.SearchValues<char> PlainLetters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>How the mark is read: what it sounds like in the letters of the record, and what the office says it does.</summary>
    private static void Sounds(TrademarkRecord mark, FieldValues to)
    {
        // most marks are one word of plain letters, which is in the index as it is
        if (mark.Words is { Length: > 0 } words && words.AsSpan().ContainsAnyExcept(PlainLetters))
        {
            to.Add(MarkSounds.Of(MarkText.Of(words)));
        }

        foreach (var read in mark.Transliterations ?? [])
        {
            to.Add(MarkSounds.Of(MarkText.Of(read.Text), forQuery: true));
        }
    }

    private static void Meanings(TrademarkRecord mark, FieldValues to)
    {
        CommonFields.Words(mark.Translations, to);
        CommonFields.Words(mark.Transliterations, to);
    }
}
