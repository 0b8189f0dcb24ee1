using Daftar.Values;

namespace Daftar.Rights.Designs;

/// <summary>What designs are searched, filtered, counted and exported by.</summary>
public static class DesignFields
{
    public static IReadOnlyList<Field<DesignRecord>> All { get; } =
    [
        .. CommonFields.Of<DesignRecord>(),
        new("designer", FieldKind.Name, FieldUses.Search | FieldUses.Joined | FieldUses.Filter | FieldUses.Column, static (d, to) => CommonFields.Names(d.Designers, to), weight: 1.5f),
        new("locarno", FieldKind.Levels, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, static (d, to) => CommonFields.Locarno(d.Locarno, to), edition: 2),
        new("article", FieldKind.Text, FieldUses.Search | FieldUses.Joined | FieldUses.Filter | FieldUses.Stored | FieldUses.Column | FieldUses.Forms, static (d, to) => CommonFields.Texts(d.Products, to), weight: 4),
        new("description", FieldKind.Text, FieldUses.Filter | FieldUses.Forms | FieldUses.FullText, static (d, to) => CommonFields.Texts(d.Descriptions, to)),
    ];
}
