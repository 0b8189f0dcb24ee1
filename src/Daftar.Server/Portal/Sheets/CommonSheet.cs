using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Server.Portal.Sheets;

/// <summary>The facts every right has.</summary>
internal static class CommonSheet
{
    public static void Fill(IpRecord state, Inids inid, Sheet data, Sheet people, RelatedEntries? named)
    {
        var words = data.Words;
        data.Add(inid.Application, words["fact.application"], NumbersOf(Numbers.Application))
            .Add(inid.RegistrationNumber, words["fact.design"], NumbersOf(Numbers.Design))
            .Add(inid.RegistrationNumber, words["fact.registration"], NumbersOf(Numbers.Registration))
            .Add(null, words["fact.grant"], NumbersOf(Numbers.Grant))
            .Add(inid.PublicationNumber, words["fact.publication"], NumbersOf(Numbers.Publication))
            .Add(null, words["fact.international"], NumbersOf(Numbers.International))
            .Add(null, words["fact.officeFile"], NumbersOf(Numbers.OfficeFile))
            .Text(null, words["fact.kind"], state.Kind is { } kind ? data.Show.Value("kind", kind) : null)
            .Texts(inid.Title, state.Right == Right.Indication ? words["fact.name"] : words["fact.title"], state.Titles is { Count: > 1 } titles ? titles : null)
            .Date(inid.Filing, words["fact.filed"], state.FilingDate)
            .Date(null, words["fact.received"], state.ReceivedDate)
            .Text(inid.FilingLanguage, words["fact.language"], data.Show.LanguageName(state.FilingLanguage))
            .Text(null, words["fact.secondLanguage"], data.Show.LanguageName(state.SecondLanguage))
            .Date(null, words["fact.firstPublished"], state.PublicationDate)
            .Add(null, words["fact.publications"], state.Publications?.OrderBy(static publication => publication.Date is null).ThenBy(static publication => publication.Date).Select(publication => PublicationOf(publication, data)))
            .Date(inid.Registration, state.Right == Right.Patent ? words["fact.granted"] : words["fact.registered"], state.RegistrationDate)
            .Date(inid.Effect, words["fact.effect"], state.EffectDate)
            .Date(inid.Renewal, words["fact.renewal"], state.RenewalDate)
            .Date(inid.Expiry, words["fact.expiry"], state.ExpiryDate)
            .Date(inid.Termination, words["fact.termination"], state.TerminationDate)
            .Text(null, words["fact.reference"], state.ApplicantReference);
        people.Parties(inid.Applicant, words["fact.applicants"], state.Applicants)
            .Parties(inid.Owner, words["fact.owners"], state.Owners)
            .Parties(inid.Representative, words["fact.representatives"], state.Representatives)
            .Parties(inid.Correspondence, words["fact.correspondents"], state.Correspondents);

        IEnumerable<FactValue> NumbersOf(Numbers of) =>
            state.Identifiers.Where(identifier => identifier.Of == of)
                .Select(identifier => new FactValue(
                    identifier.Written,
                    Note: named?.Of(identifier) is not null ? words["fact.resolved"] : identifier.Shared ? words["fact.shared"] : null,
                    Link: named?.Of(identifier) is { } entry ? Addresses.EntryIn(words.Language, entry) : identifier.Shared ? $"{Addresses.SearchIn(words.Language)}?q=number:%22{Uri.EscapeDataString(identifier.Written)}%22" : null));
    }

    public static void FillRelated(IpRecord state, Inids inid, Sheet related, RelatedEntries? named)
    {
        var (words, show) = (related.Words, related.Show);
        related
            .Add(inid.Priority, words["fact.priorities"], state.Priorities?.Select(priority => new FactValue(
                Joined(priority.Number, show.Date(priority.Date), show.Office(priority.Office)), Note: Joined(words.Value("priority", priority.Category), words.Value("priority", priority.Status), Resolved(named?.Of(priority), priority.Number)),
                Link: named?.Of(priority) is { } entry ? Addresses.Named(words.Language, entry, priority.Office, state.Right, priority.Number, Numbers.Application) : null)))
            .Add(null, words["fact.relations"], state.Relations?.Select(relation => new FactValue(
                Joined(words.Value("relation", relation.Kind.ToString()), $"{relation.Office} {relation.Number}".Trim(), show.Date(relation.Date)),
                Note: Joined(
                    relation.IsChild switch { true => words["fact.child"], false => words["fact.parent"], _ => null },
                    relation.ApplicationNumber is { } filed && filed != relation.Number ? $"{words["fact.application"]} {filed}" : null,
                    relation.RegistrationDate is { } registered ? $"{words["fact.registered"]} {show.Date(registered)}" : null,
                    relation.PublicationNumber is { } published && published != relation.Number ? $"{words["fact.publication"]} {published}" : null,
                    relation.Partial == true ? words["fact.partial"] : null,
                    relation.Text, IsOwn(relation) ? null : Resolved(named?.Of(relation), relation.Number)),
                Link: named?.Of(relation) is { } entry ? Addresses.Named(words.Language, entry, relation.Office ?? state.Office, state.Right, relation.Number, relation.Of)
                    : relation.Number is { } number && !IsOwn(relation) ? $"{Addresses.SearchIn(words.Language)}?q=number:%22{Uri.EscapeDataString(number)}%22" : null)));
        // Forty contracting states of one kind are one line, not forty.
        foreach (var alike in (state.Designations ?? []).GroupBy(designation => (designation.Status, designation.StatusText, designation.Category)))
        {
            var note = Joined(alike.Key.Status == GeneralStatus.Unknown ? null : show.Status(alike.Key.Status), words.Value("designation", alike.Key.StatusText), alike.Key.Category is { } category ? show.Value("designation", category) : null);
            related.Add(null, Joined(words["fact.designations"], note), alike.Select(designation => new FactValue(
                show.Office(designation.Office),
                Note: Joined(show.Date(designation.Date), designation.StatusDate is { } since ? words.Format("entry.since", show.Date(since)) : null),
                Link: named?.Of(designation) is { } entry ? Addresses.EntryIn(words.Language, entry) : null)), flows: true);
        }

        // A grant names the publication of its own application.
        bool IsOwn(Relation relation) => relation.Number is { } number && (relation.Office ?? state.Office) is var office
            && (state.Identifiers.Exists(mine => mine.Of == relation.Of && mine.Office == office && mine.Folded == OfficeNumber.Fold(office, relation.Of, number))
                || state.Publications?.Exists(mine => relation.Of == Numbers.Publication && (mine.Office ?? state.Office) == office && mine.Number is { } published && OfficeNumber.Fold(office, relation.Of, published) == OfficeNumber.Fold(office, relation.Of, number)) == true);

        string? Resolved(Guid? entry, string? number) => named is null || number is null ? null : words[entry is null ? "fact.unresolved" : "fact.resolved"];
    }

    public static void FillProcedures(IpRecord state, Sheet procedures)
    {
        var (words, show) = (procedures.Words, procedures.Show);
        foreach (var kind in (state.Procedures ?? []).GroupBy(procedure => procedure.Kind, StringComparer.Ordinal))
        {
            procedures.Add(null, show.Value("procedure", kind.Key ?? "other"), kind.Select(procedure => ProcedureOf(procedure, state, procedures)));
        }
    }

    /// <summary>One entry in the register about the right; further dates stand behind it, each with what it is.</summary>
    private static FactValue ProcedureOf(RegisterEntry procedure, IpRecord state, Sheet procedures)
    {
        var (words, show) = (procedures.Words, procedures.Show);
        var first = procedure.Date ?? procedure.Filed ?? procedure.Published ?? procedure.StatusDate;
        return new FactValue(
            Joined(procedure.Identifier, procedure.Office != state.Office ? show.Office(procedure.Office) : null, show.Date(first), procedure.Status) is { Length: > 0 } text ? text : words["fact.noDetail"],
            procedure.Language,
            Joined(
                procedure.Text,
                Other(procedure.Filed, words["fact.filed"]), Other(procedure.Published, words["fact.firstPublished"]),
                procedure.StatusDate != first && procedure.StatusDate is { } since ? words.Format("entry.since", show.Date(since)) : null,
                string.Join("; ", (procedure.Parties ?? []).Select(Party).OfType<string>()),
                string.Join(", ", (procedure.EarlierRights ?? []).Select(show.Dates)),
                procedure.ContestedRights is { Count: > 0 } contested ? $"{words["fact.contested"]}: {string.Join(", ", contested.Select(show.Dates))}" : null,
                string.Join("; ", (procedure.Events ?? []).Select(known => $"{show.Date(known.Date)} {known.Text ?? known.Code ?? Joined(known.Category, known.Gazette)}".Trim()))));

        // Whether applicants, inventors or representatives were recorded before is said by the kind.
        string? Party(Party party) => procedures.NameOf(party) is { } name && show.Role(party.Category) is { } role && procedure.Kind?.StartsWith("earlier ", StringComparison.Ordinal) != true ? $"{role}: {name}" : procedures.NameOf(party);

        string? Other(RegisterDate? date, string what) => date is { } other && other != first ? $"{what} {show.Date(other)}" : null;
    }

    /// <summary>The parts that are there, with a middle dot between.</summary>
    internal static string Joined(params ReadOnlySpan<string?> parts)
    {
        var known = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrWhiteSpace(part))
            {
                known.Add(part);
            }
        }

        return string.Join(" · ", known);
    }

    private static FactValue PublicationOf(Publication publication, Sheet data) => new(
        Joined(publication.Number is null ? null : $"{publication.Office} {publication.Number} {publication.KindCode}".Trim(), publication.Gazette, publication.Section, publication.Page is { } page and not "0" ? data.Words.Format("fact.page", page) : null, data.Show.Date(publication.Date)),
        Note: Joined(
            string.Join(", ", (publication.Languages ?? []).Select(data.Show.LanguageName)),
            publication.Pages is { } pages ? data.Words.Format("fact.pages", pages) : null,
            publication.ExceptionCode is { } code ? data.Words.Format("fact.exception", code) : null,
            string.Join("; ", (publication.Corrections ?? []).Select(text => text.Text))));
}
