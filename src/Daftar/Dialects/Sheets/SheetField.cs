using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

internal enum FieldKind { Number, Date, Text, Worded, Code, Party, Goods, Priority, Event, Publication, Relation, File, Status, Produced, Delete }

/// <summary>A field of the model under the name a mapping uses for it.</summary>
/// <param name="Parts">Names of the parts of a group; empty for a plain value.</param>
/// <param name="Rights">Rights that have it; empty: all.</param>
internal sealed record SheetField(string Name, FieldKind Kind, string[] Parts, Right[] Rights)
{
    public Numbers Of { get; private init; }
    public FileKind FileKind { get; private init; }
    public Action<IpRecord, RegisterDate>? PutDate { get; private init; }
    public Action<IpRecord, string>? PutText { get; private init; }
    public Action<IpRecord, LocalText>? PutWords { get; private init; }
    public Func<IpRecord, List<Party>>? PartiesOf { get; private init; }

    public static readonly string[] OfParty = ["name", "identifier", "address", "city", "region", "postalCode", "country", "nationality", "phone", "email", "web", "legalForm", "category"];

    /// <summary>Every field, in the order of the documentation.</summary>
    public static IReadOnlyList<SheetField> All { get; } =
    [
        Number("applicationNumber", Numbers.Application), Number("registrationNumber", Numbers.Registration), Number("publicationNumber", Numbers.Publication),
        Number("grantNumber", Numbers.Grant), Number("internationalNumber", Numbers.International), Number("fileNumber", Numbers.OfficeFile), Number("designNumber", Numbers.Design, Right.Design),
        Date("filingDate", static (record, date) => record.FilingDate = date), Date("registrationDate", static (record, date) => record.RegistrationDate = date),
        Date("publicationDate", static (record, date) => record.PublicationDate = date), Date("expiryDate", static (record, date) => record.ExpiryDate = date),
        Date("renewalDate", static (record, date) => record.RenewalDate = date), Date("effectDate", static (record, date) => record.EffectDate = date),
        Date("terminationDate", static (record, date) => record.TerminationDate = date), Date("receivedDate", static (record, date) => record.ReceivedDate = date),
        Date("oppositionFrom", static (record, date) => ((TrademarkRecord)record).OppositionFrom = date, Right.Trademark), Date("oppositionUntil", static (record, date) => ((TrademarkRecord)record).OppositionUntil = date, Right.Trademark),
        Date("deferredUntil", static (record, date) => ((DesignRecord)record).DeferredUntil = date, Right.Design),
        Date("publicFrom", static (record, date) => (record.Visibility, record.PublicFrom) = (Visibility.Unpublished, date)),
        new("updated", FieldKind.Produced, [], []), new("deleted", FieldKind.Delete, [], []),
        new("status", FieldKind.Status, ["text", "code", "date"], []),
        Text("kind", static (record, text) => record.Kind = text.ToLowerInvariant()), Text("filingLanguage", static (record, text) => record.FilingLanguage = text.ToLowerInvariant()),
        Text("reference", static (record, text) => record.ApplicantReference = text),
        Text("place", static (record, text) => record.PlaceInApplication = text, Right.Design),
        Words("title", static (record, text) => (record.Titles ??= []).Add(text), Right.Patent, Right.Design, Right.Indication),
        Text("words", static (record, text) => ((TrademarkRecord)record).Words = text, Right.Trademark), Text("feature", static (record, text) => ((TrademarkRecord)record).Feature = text, Right.Trademark),
        Text("register", static (record, text) => ((TrademarkRecord)record).Register = text, Right.Trademark),
        Words("translation", static (record, text) => (record is TrademarkRecord mark ? mark.Translations ??= [] : ((IndicationRecord)record).Translations ??= []).Add(text), Right.Trademark, Right.Indication),
        Words("transliteration", static (record, text) => (record is TrademarkRecord mark ? mark.Transliterations ??= [] : ((IndicationRecord)record).Transliterations ??= []).Add(text), Right.Trademark, Right.Indication),
        Words("description", static (record, text) => (record is TrademarkRecord mark ? mark.Descriptions ??= [] : ((DesignRecord)record).Descriptions ??= []).Add(text), Right.Trademark, Right.Design),
        Words("disclaimer", static (record, text) => (((TrademarkRecord)record).Disclaimers ??= []).Add(text), Right.Trademark),
        Words("colours", static (record, text) => (record is TrademarkRecord mark ? mark.Colours ??= [] : ((DesignRecord)record).Colours ??= []).Add(text), Right.Trademark, Right.Design),
        Words("abstract", static (record, text) => (PublicationOf(record).Abstracts ??= []).Add(text), Right.Patent),
        Code("ipc", static (record, code) => (((PatentRecord)record).Ipc ??= []).Add(new PatentClass { Symbol = code }), Right.Patent), Code("cpc", static (record, code) => (((PatentRecord)record).Cpc ??= []).Add(new PatentClass { Symbol = code }), Right.Patent),
        Code("nationalClass", static (record, code) => (((PatentRecord)record).National ??= []).Add(new PatentClass { Symbol = code }), Right.Patent),
        Code("vienna", static (record, code) => (((TrademarkRecord)record).Vienna ??= []).Add(code), Right.Trademark),
        Text("viennaEdition", static (record, text) => ((TrademarkRecord)record).ViennaEdition = text, Right.Trademark), Text("locarnoEdition", static (record, text) => ((DesignRecord)record).LocarnoEdition = text, Right.Design),
        Code("locarno", static (record, code) => (((DesignRecord)record).Locarno ??= []).Add(code.Replace(" ", "", StringComparison.Ordinal)), Right.Design),
        Words("products", static (record, text) => (record is DesignRecord design ? design.Products ??= [] : ((IndicationRecord)record).ProductTexts ??= []).Add(text), Right.Design, Right.Indication),
        Code("productCategory", static (record, code) => (((IndicationRecord)record).Products ??= []).Add(code), Right.Indication), Code("niceClass", static (record, code) => (((IndicationRecord)record).NiceClasses ??= []).Add(code.TrimStart('0')), Right.Indication),
        Text("category", static (record, text) => ((IndicationRecord)record).Category = text, Right.Indication), Words("area", static (record, text) => (((IndicationRecord)record).Area ??= []).Add(text), Right.Indication),
        Words("features", static (record, text) => (((IndicationRecord)record).Features ??= []).Add(text), Right.Indication), Words("production", static (record, text) => (((IndicationRecord)record).Production ??= []).Add(text), Right.Indication),
        Code("originCountry", static (record, code) => (((IndicationRecord)record).OriginCountries ??= []).Add(code.ToUpperInvariant()), Right.Indication),
        Text("legalBasis", static (record, text) => ((IndicationRecord)record).LegalBasis = text, Right.Indication), Text("web", static (record, text) => ((IndicationRecord)record).WebAddress = text, Right.Indication),
        new("goods", FieldKind.Goods, ["class", "text", "edition"], [Right.Trademark]),
        Party("applicants", static record => record.Applicants ??= []), Party("owners", static record => record.Owners ??= []), Party("representatives", static record => record.Representatives ??= []),
        Party("correspondents", static record => record.Correspondents ??= []), Party("inventors", static record => ((PatentRecord)record).Inventors ??= [], Right.Patent),
        Party("designers", static record => ((DesignRecord)record).Designers ??= [], Right.Design), Party("users", static record => ((IndicationRecord)record).AuthorisedUsers ??= [], Right.Indication),
        Party("controlBodies", static record => ((IndicationRecord)record).ControlBodies ??= [], Right.Indication),
        new("priorities", FieldKind.Priority, ["office", "number", "date"], []), new("relations", FieldKind.Relation, ["kind", "office", "number", "date"], []),
        new("events", FieldKind.Event, ["code", "text", "date", "gazette"], []), new("publications", FieldKind.Publication, ["number", "kindCode", "date", "gazette", "page"], []),
        new("images", FieldKind.File, ["name", "view"], []), new("documents", FieldKind.File, ["name", "view"], []) { FileKind = FileKind.Document },
    ];

    private static readonly Dictionary<string, SheetField> ByName = All.ToDictionary(static field => field.Name, StringComparer.Ordinal);

    public static SheetField? Find(string name) => ByName.GetValueOrDefault(name);

    public bool IsOf(Right right) => Rights.Length == 0 || Array.IndexOf(Rights, right) >= 0;

    private static SheetField Number(string name, Numbers of, params Right[] rights) => new(name, FieldKind.Number, [], rights) { Of = of };

    private static SheetField Date(string name, Action<IpRecord, RegisterDate> put, params Right[] rights) => new(name, FieldKind.Date, [], rights) { PutDate = put };

    private static SheetField Text(string name, Action<IpRecord, string> put, params Right[] rights) => new(name, FieldKind.Text, [], rights) { PutText = put };

    private static SheetField Words(string name, Action<IpRecord, LocalText> put, params Right[] rights) => new(name, FieldKind.Worded, [], rights) { PutWords = put };

    private static SheetField Code(string name, Action<IpRecord, string> put, params Right[] rights) => new(name, FieldKind.Code, [], rights) { PutText = put };

    private static SheetField Party(string name, Func<IpRecord, List<Party>> of, params Right[] rights) => new(name, FieldKind.Party, OfParty, rights) { PartiesOf = of };

    /// <summary>An abstract belongs to a publication: the one the row names, else one of which nothing else is known.</summary>
    private static Publication PublicationOf(IpRecord record)
    {
        record.Publications ??= [];
        if (record.Publications.Count == 0)
        {
            record.Publications.Add(new Publication { Office = record.Office, Number = record.Number(Numbers.Publication), Date = record.PublicationDate });
        }
        return record.Publications[0];
    }
}
