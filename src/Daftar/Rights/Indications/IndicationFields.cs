using Daftar.Values;

namespace Daftar.Rights.Indications;

/// <summary>What geographical indications are searched, filtered, counted and exported by.</summary>
public static class IndicationFields
{
    public static IReadOnlyList<Field<IndicationRecord>> All { get; } =
    [
        .. CommonFields.Of<IndicationRecord>().Where(field => field.Name is not ("kind" or "title")),
        new("title", FieldKind.Text, FieldUses.Search | FieldUses.Joined | FieldUses.Filter | FieldUses.Stored | FieldUses.Column, static (g, to) => CommonFields.Words(g.Titles, to), weight: 5),
        new("kind", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Column, static (g, to) => to.Add(g.Kind ?? g.Category)),
        new("meaning", FieldKind.Text, FieldUses.Search | FieldUses.Filter, Meanings, weight: 2),
        new("product", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, static (g, to) => to.Add(g.Products)),
        new("goods", FieldKind.Text, FieldUses.Search | FieldUses.Filter | FieldUses.Forms, static (g, to) => CommonFields.Texts(g.ProductTexts, to)),
        new("class", FieldKind.Levels, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, static (g, to) => to.Add(g.NiceClasses)),
        new("description", FieldKind.Text, FieldUses.Filter | FieldUses.Forms | FieldUses.FullText, static (g, to) => CommonFields.Texts(g.Features, to)),
        new("area", FieldKind.Text, FieldUses.Search | FieldUses.Filter | FieldUses.Column, static (g, to) => CommonFields.Words(g.Area, to)),
        new("origin", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Column, static (g, to) => to.Add(g.OriginCountries)),
        new("control-body", FieldKind.Name, FieldUses.Search | FieldUses.Joined | FieldUses.Filter | FieldUses.Column, static (g, to) => CommonFields.Names(g.ControlBodies, to)),
    ];

    private static void Meanings(IndicationRecord indication, FieldValues to)
    {
        CommonFields.Words(indication.Translations, to);
        CommonFields.Words(indication.Transliterations, to);
    }
}
