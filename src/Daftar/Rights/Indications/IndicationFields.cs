using Daftar.Values;

namespace Daftar.Rights.Indications;

/// <summary>What geographical indications are searched, filtered, counted and exported by.</summary>
public static class IndicationFields
{
    public static IReadOnlyList<Field<IndicationRecord>> All { get; } =
    [
        .. CommonFields.Of<IndicationRecord>().Where(field => field.Name != "kind"),
        new("kind", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Column, static (g, to) => to.Add(g.Kind ?? g.Category)),
        new("meaning", FieldKind.Text, FieldUses.Search | FieldUses.Filter, Meanings, weight: 2),
        new("product", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, static (g, to) => to.Add(g.Products)),
        new("goods", FieldKind.Text, FieldUses.Search | FieldUses.Filter, static (g, to) => to.Add(CommonFields.Texts(g.ProductTexts))),
        new("class", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, static (g, to) => to.Add(g.NiceClasses)),
        new("description", FieldKind.Text, FieldUses.Filter, static (g, to) => to.Add(CommonFields.Texts(g.Features))),
        new("area", FieldKind.Text, FieldUses.Search | FieldUses.Filter | FieldUses.Column, static (g, to) => to.Add(CommonFields.Texts(g.Area))),
        new("origin", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Column, static (g, to) => to.Add(g.OriginCountries)),
        new("control-body", FieldKind.Name, FieldUses.Search | FieldUses.Filter | FieldUses.Column, static (g, to) => to.Add(CommonFields.Names(g.ControlBodies))),
    ];

    private static void Meanings(IndicationRecord indication, FieldValues to)
    {
        to.Add(CommonFields.Texts(indication.Translations));
        to.Add(CommonFields.Texts(indication.Transliterations));
    }
}
