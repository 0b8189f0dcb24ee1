using Daftar.Languages;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Server.Portal.Sheets;

/// <summary>Collects the facts of one section; what a record does not say leaves no line.</summary>
internal sealed class Sheet(Labels words, Display show)
{
    private readonly List<Fact> facts = [];

    public Labels Words => words;

    public Display Show => show;

    public IReadOnlyList<Fact> Facts => facts;

    public Sheet Text(string? inid, string name, string? value, string? note = null) =>
        Add(inid, name, string.IsNullOrWhiteSpace(value) ? [] : [new FactValue(value, Note: note)]);

    public Sheet Number(string? inid, string name, int? value) => Text(inid, name, value?.ToString("N0", words.Culture));

    public Sheet Yes(string? inid, string name, bool? value) => Text(inid, name, value is null ? null : value.Value ? words["fact.yes"] : words["fact.no"]);

    public Sheet Date(string? inid, string name, RegisterDate? date) => Text(inid, name, show.Date(date));

    public Sheet Texts(string? inid, string name, IEnumerable<LocalText>? texts) => Add(inid, name, texts?.Select(text => new FactValue(text.Text, text.Language)));

    public Sheet Codes(string? inid, string name, IEnumerable<string?>? codes, Func<string, string?>? meaning = null) =>
        Add(inid, name, codes?.OfType<string>().Distinct(StringComparer.Ordinal).Select(code => new FactValue(code, Note: meaning?.Invoke(code))), flows: true);

    /// <summary>What was cited, with who found it relevant, and to what.</summary>
    public Sheet Citations(string? inid, IEnumerable<Citation>? citations) => Add(inid, words["fact.citations"], citations?.Select(citation => new FactValue(
        CommonSheet.Joined($"{citation.Office} {citation.Number} {citation.KindCode}".Trim(), citation.Text, show.Date(citation.Date)),
        Note: CommonSheet.Joined(
            citation.Category,
            citation.Phase is { } phase ? show.Value("phase", phase) : null,
            show.Country(citation.SearchingOffice),
            show.Date(citation.CitedOn),
            citation.Claims is { } claims ? words.Format("fact.citedClaims", claims) : null,
            citation.Passage))));

    public Sheet Parties(string? inid, string name, IEnumerable<Party>? parties) => Add(inid, name, parties?.Select(PartyOf));

    public Sheet Add(string? inid, string name, IEnumerable<FactValue>? values, bool flows = false)
    {
        if (values?.Where(value => value.Text.Length > 0).ToList() is { Count: > 0 } known)
        {
            facts.Add(new Fact(inid, name, known, flows));
        }

        return this;
    }

    /// <summary>The name of a party, or its number where an office gives no more; null where neither may be shown.</summary>
    public string? NameOf(Party party) => party.WaivedNaming == true ? words["party.waived"]
        : party.Name ?? party.OtherNames?.FirstOrDefault()?.Text ?? (party.Identifier is { } number ? words.Format("party.numbered", number) : null);

    /// <summary>A party as the public sees it: what is withheld was taken out before it came here, and the place follows the name.</summary>
    private FactValue PartyOf(Party party)
    {
        if (party.WaivedNaming == true)
        {
            return new FactValue(words["party.waived"]);
        }

        var name = NameOf(party) ?? words["party.unnamed"];
        var other = string.Join(" · ", (party.OtherNames ?? []).Select(text => text.Text).Where(text => text != name));
        var place = string.Join(", ", ((IEnumerable<string?>)[.. party.AddressLines ?? [], party.PostalCode, party.City, party.Region, show.Country(party.Country)]).Where(part => !string.IsNullOrWhiteSpace(part)));
        var incorporated = string.Join(", ", new[] { party.IncorporationRegion, show.Country(party.IncorporationCountry) }.Where(part => !string.IsNullOrWhiteSpace(part)));
        var rest = new[]
        {
            other, place, party.LegalForm,
            incorporated.Length > 0 && (party.IncorporationRegion is not null || party.IncorporationCountry != party.Country) ? words.Format("party.incorporated", incorporated) : null,
            show.Role(party.Category),
            party.Nationality is { } nation && nation != party.Country ? words.Format("party.nationality", show.Country(nation)) : null,
            party.Residence is { } residence && residence != party.Country ? words.Format("party.residence", show.Country(residence)) : null,
            string.Join(", ", party.WebAddresses ?? []),
        };
        return new FactValue(name, null, string.Join(" · ", rest.Where(part => !string.IsNullOrWhiteSpace(part))));
    }
}
