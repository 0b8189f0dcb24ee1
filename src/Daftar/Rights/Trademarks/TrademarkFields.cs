using Daftar.Values;

namespace Daftar.Rights.Trademarks;

/// <summary>What marks are searched, filtered, counted and exported by.</summary>
public static class TrademarkFields
{
    public static IReadOnlyList<Field<TrademarkRecord>> All { get; } =
    [
        .. CommonFields.Of<TrademarkRecord>().Where(field => field.Name != "title"),
        new("title", FieldKind.Text, FieldUses.Search | FieldUses.Filter | FieldUses.Stored | FieldUses.Column, Words, weight: 5),
        new("meaning", FieldKind.Text, FieldUses.Search | FieldUses.Filter, Meanings, weight: 2),
        new("feature", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Column, static (m, to) => to.Add(m.Feature)),
        new("class", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, static (m, to) => to.Add(m.Goods?.Where(g => g.Classification is null).Select(g => g.Class).Distinct(StringComparer.Ordinal))),
        new("goods", FieldKind.Text, FieldUses.Search | FieldUses.Filter, static (m, to) => to.Add(m.Goods?.SelectMany(g => CommonFields.Texts(g.Descriptions)))),
        new("vienna", FieldKind.Code, FieldUses.Filter | FieldUses.Column, static (m, to) => to.Add(m.Vienna)),
        new("figurative", FieldKind.Code, FieldUses.Filter, static (m, to) => to.Add(m.NationalFigurative)),
        new("description", FieldKind.Text, FieldUses.Filter, static (m, to) => to.Add(CommonFields.Texts(m.Descriptions))),
        new("disclaimer", FieldKind.Text, FieldUses.Filter, static (m, to) => to.Add(CommonFields.Texts(m.Disclaimers))),
    ];

    private static void Words(TrademarkRecord mark, FieldValues to)
    {
        to.Add(mark.Words);
        if (!string.Equals(mark.SignificantWords, mark.Words, StringComparison.OrdinalIgnoreCase))
        {
            to.Add(mark.SignificantWords);
        }

        to.Add(CommonFields.Texts(mark.Titles));
    }

    private static void Meanings(TrademarkRecord mark, FieldValues to)
    {
        to.Add(CommonFields.Texts(mark.Translations));
        to.Add(CommonFields.Texts(mark.Transliterations));
    }
}
