using Daftar.Values;

namespace Daftar.Rights.Patents;

/// <summary>What inventions are searched, filtered, counted and exported by.</summary>
public static class PatentFields
{
    public static IReadOnlyList<Field<PatentRecord>> All { get; } =
    [
        .. CommonFields.Of<PatentRecord>(),
        new("inventor", FieldKind.Name, FieldUses.Search | FieldUses.Joined | FieldUses.Filter | FieldUses.Column, static (p, to) => CommonFields.Names(p.Inventors, to), weight: 1.5f),
        new("ipc", FieldKind.Symbol, FieldUses.Filter | FieldUses.Column, static (p, to) => to.Add(p.Ipc?.Select(c => c.Symbol))),
        new("ipc-subclass", FieldKind.Code, FieldUses.Filter | FieldUses.Facet, static (p, to) => to.Add(Subclasses(p.Ipc ?? p.Cpc))),
        new("cpc", FieldKind.Symbol, FieldUses.Filter | FieldUses.Column, static (p, to) => to.Add(p.Cpc?.Select(c => c.Symbol))),
        new("locarno", FieldKind.Levels, FieldUses.Filter | FieldUses.Facet, static (p, to) => CommonFields.Locarno(p.Locarno, to), edition: 2),
        new("abstract", FieldKind.Text, FieldUses.Search | FieldUses.Filter | FieldUses.Forms, static (p, to) => p.Publications?.ForEach(x => CommonFields.Texts(x.Abstracts, to))),
        new("claims", FieldKind.Text, FieldUses.Filter | FieldUses.Forms | FieldUses.FullText, Claims),
        new("description", FieldKind.Text, FieldUses.Filter | FieldUses.Forms | FieldUses.FullText, static (p, to) => p.Publications?.ForEach(x => CommonFields.Texts(x.Descriptions, to))),
        new("family", FieldKind.Code, FieldUses.Filter | FieldUses.Column, static (p, to) => to.Add(p.Family)),
        new("cites", FieldKind.Number, FieldUses.Filter, static (p, to) => to.Add(p.Citations?.Select(c => c.Number is null ? null : c.Office + c.Number))),
    ];

    private static void Claims(PatentRecord patent, FieldValues to)
    {
        foreach (var publication in patent.Publications ?? [])
        {
            foreach (var claim in publication.Claims ?? [])
            {
                to.Add(claim.Text, claim.Language);
            }
        }
    }

    /// <summary>Section, class and subclass of a symbol (H04N of "H04N 1/40"): 650 values of one length, few enough to count beside hits.</summary>
    private static IEnumerable<string> Subclasses(IEnumerable<PatentClass>? classes) =>
        (classes ?? []).Where(c => c.Symbol.Length >= 4).Select(c => c.Symbol[..4]).Distinct(StringComparer.Ordinal);
}
