using System.Globalization;
using System.Text;
using System.Text.Json;
using Daftar.Dialects.Sheets;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;
using FieldKind = Daftar.Dialects.Sheets.FieldKind;

namespace Daftar.Tests.Dialects.Sheets;

/// <summary>
/// Records as spreadsheets, with the mapping that reads them: no office of the samples sends its register so, and real names, goods and dates in cells are what an office that does would send.
/// A row for the longest list of a record; what an entry has once stands in each of them.
/// </summary>
internal static class SheetsOfRecords
{
    private const string Key = "Row";

    /// <summary>Puts a sheet of each office and right into a folder of its own, and says which records stand in it.</summary>
    public static IEnumerable<(string Folder, IReadOnlyList<IpRecord> Records)> Put(string folder, IEnumerable<IpRecord> records)
    {
        foreach (var group in records.Where(static record => record.Identifiers.Count > 0).GroupBy(static record => (record.Office, record.Right)))
        {
            IReadOnlyList<IpRecord> of = [.. group];
            var own = Directory.CreateDirectory(Path.Combine(folder, $"{group.Key.Office}-{group.Key.Right}")).FullName;
            var columns = Cells(of[0]).Select(static one => one.Column).ToList();
            var form = new CellForm(',', '"');
            var text = new StringBuilder(form.Write([Key, .. columns])).Append("\r\n");
            for (var at = 0; at < of.Count; at++)
            {
                var cells = Cells(of[at]);
                for (var row = 0; row < Math.Max(1, cells.Max(static one => one.Values.Count)); row++)
                {
                    text.Append(form.Write([at.ToString(CultureInfo.InvariantCulture), .. cells.Select(one => one.Once ? one.Values.FirstOrDefault("") : row < one.Values.Count ? one.Values[row] : "")])).Append("\r\n");
                }
            }
            File.WriteAllText(Path.Combine(own, "register.csv"), text.ToString());
            File.WriteAllText(Path.Combine(own, "mapping.jsonc"), Mapping(group.Key.Office, group.Key.Right));
            yield return (own, of);
        }
    }

    /// <summary>What the cells of a record say, whatever the order of its lists: equal of two records that say the same in a sheet.</summary>
    public static IEnumerable<string> Said(IpRecord record)
    {
        foreach (var group in Cells(record).GroupBy(static one => one.Column.Split('.')[0]))
        {
            var parts = group.ToList();
            for (var at = 0; at < parts[0].Values.Count; at++)
            {
                yield return $"{group.Key}: {string.Join(" | ", parts.Select(part => part.Values[at]))}";
            }
        }
    }

    private static string Mapping(string office, Right right)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var field in SheetField.All.Where(field => field.IsOf(right) && Values(field, Empty(office, right)) is not null))
        {
            fields[field.Name] = field.Parts.Length == 0 ? field.Name : PartsOf(field).ToDictionary(static part => part, part => $"{field.Name}.{part}", StringComparer.Ordinal);
        }
        return JsonSerializer.Serialize(new { office, right = right.ToString().ToLowerInvariant(), key = Key, language = "en", fields });
    }

    private static List<(string Column, IReadOnlyList<string> Values, bool Once)> Cells(IpRecord record)
    {
        var cells = new List<(string Column, IReadOnlyList<string> Values, bool Once)>();
        foreach (var field in SheetField.All.Where(field => field.IsOf(record.Right)))
        {
            if (Values(field, record) is not { } rows)
            {
                continue;
            }
            var once = field.Kind is FieldKind.Date or FieldKind.Text or FieldKind.Status;
            var said = rows.Select(static row => row.Select(static cell => Cell(cell)).ToArray()).Where(static row => Array.Exists(row, static cell => cell.Length > 0)).DistinctBy(static row => string.Join('\u0001', row)).ToList();
            string[] parts = field.Parts.Length == 0 ? [""] : PartsOf(field);
            cells.AddRange(parts.Select((part, at) => (part.Length == 0 ? field.Name : $"{field.Name}.{part}", (IReadOnlyList<string>)[.. said.Select(row => row[at])], once)));
        }
        return cells;
    }

    private static string Cell(string? value) => value?.Trim() ?? "";

    private static string[] PartsOf(SheetField field) => field.Kind switch
    {
        FieldKind.Status => ["text", "date"],
        FieldKind.Goods => ["class", "text"],
        FieldKind.File => ["name"],
        _ => field.Parts,
    };

    /// <summary>Of a field, the values of each row, part for part; null where this sheet leaves it out.</summary>
    private static IEnumerable<string?[]>? Values(SheetField field, IpRecord record) => field.Kind switch
    {
        FieldKind.Number when field.Of != Numbers.International => record.Identifiers.Where(number => number.Of == field.Of && number.Office == record.Office).Select(static number => (string?[])[number.Written]),
        FieldKind.Party => field.PartiesOf!(Copy(record)).Select(static party => (string?[])
        [
            party.Name, party.Identifier, party.AddressLines is { } lines ? string.Join('\n', lines) : null, party.City, party.Region, party.PostalCode, party.Country, party.Nationality,
            party.Phones?.FirstOrDefault(), party.Emails?.FirstOrDefault(), party.WebAddresses?.FirstOrDefault(), party.LegalForm, party.Category,
        ]).DistinctBy(static row => string.Join('\u0001', row[0], row[1], row[2], row[3], row[6])),
        FieldKind.Status => record.Status is { OfficeText: { } text } status ? [[text, status.Date?.ToString()]] : [],
        FieldKind.Priority => (record.Priorities ?? []).Select(static one => (string?[])[one.Office, one.Number, one.Date?.ToString()]),
        FieldKind.Relation => (record.Relations ?? []).Where(static one => one.Number is not null).DistinctBy(static one => (one.Kind, one.Number)).Select(one => (string?[])[one.Kind.ToString(), one.Office ?? record.Office, one.Number, one.Date?.ToString()]),
        FieldKind.Event => (record.Events ?? []).Select(static one => (string?[])[one.Code, one.Text, one.Date?.ToString(), one.Gazette]).DistinctBy(static row => (row[0], row[1], row[2])),
        FieldKind.Publication when record.Right != Right.Patent => (record.Publications ?? []).Select(static one => (string?[])[one.Number, one.KindCode, one.Date?.ToString(), one.Gazette, one.Page]).DistinctBy(static row => (row[0], row[1], row[2])),
        FieldKind.File when field.Name == "images" => (record.Files ?? []).Where(static file => file.Kind is FileKind.MarkImage or FileKind.View or FileKind.Drawing && file.Name is not null).Select(static file => (string?[])[file.Name]).Distinct(),
        FieldKind.Goods => ((record as TrademarkRecord)?.Goods ?? []).Where(static goods => goods.Class?.TrimStart('0').Length > 0).SelectMany(static goods => goods.Descriptions is { Count: > 0 } texts ? texts.Select(text => (string?[])[goods.Class, text.Text]) : [[goods.Class, null]]),
        _ => Plain(field.Name, record) is { } values ? values.Select(static value => (string?[])[value]) : null,
    };

    private static IEnumerable<string?>? Plain(string field, IpRecord record) => (field, record) switch
    {
        ("filingDate", _) => [record.FilingDate?.ToString()], ("registrationDate", _) => [record.RegistrationDate?.ToString()], ("publicationDate", _) => [record.PublicationDate?.ToString()],
        ("expiryDate", _) => [record.ExpiryDate?.ToString()], ("renewalDate", _) => [record.RenewalDate?.ToString()], ("effectDate", _) => [record.EffectDate?.ToString()],
        ("terminationDate", _) => [record.TerminationDate?.ToString()], ("receivedDate", _) => [record.ReceivedDate?.ToString()],
        ("oppositionFrom", TrademarkRecord mark) => [mark.OppositionFrom?.ToString()], ("oppositionUntil", TrademarkRecord mark) => [mark.OppositionUntil?.ToString()],
        ("deferredUntil", DesignRecord design) => [design.DeferredUntil?.ToString()],
        ("kind", _) => [record.Kind], ("filingLanguage", _) => [record.FilingLanguage], ("reference", _) => [record.ApplicantReference], ("place", _) => [record.PlaceInApplication],
        ("title", _) => Words(record.Titles),
        ("words", TrademarkRecord mark) => [mark.Words], ("feature", TrademarkRecord mark) => [mark.Feature], ("register", TrademarkRecord mark) => [mark.Register],
        ("translation", TrademarkRecord mark) => Words(mark.Translations), ("transliteration", TrademarkRecord mark) => Words(mark.Transliterations), ("description", TrademarkRecord mark) => Words(mark.Descriptions),
        ("disclaimer", TrademarkRecord mark) => Words(mark.Disclaimers), ("colours", TrademarkRecord mark) => Words(mark.Colours), ("vienna", TrademarkRecord mark) => mark.Vienna ?? [], ("viennaEdition", TrademarkRecord mark) => [mark.ViennaEdition],
        ("ipc", PatentRecord patent) => Symbols(patent.Ipc), ("cpc", PatentRecord patent) => Symbols(patent.Cpc), ("nationalClass", PatentRecord patent) => Symbols(patent.National),
        ("description", DesignRecord design) => Words(design.Descriptions), ("colours", DesignRecord design) => Words(design.Colours), ("products", DesignRecord design) => Words(design.Products),
        ("locarno", DesignRecord design) => design.Locarno ?? [], ("locarnoEdition", DesignRecord design) => [design.LocarnoEdition],
        ("translation", IndicationRecord name) => Words(name.Translations), ("transliteration", IndicationRecord name) => Words(name.Transliterations), ("products", IndicationRecord name) => Words(name.ProductTexts),
        ("productCategory", IndicationRecord name) => name.Products ?? [], ("niceClass", IndicationRecord name) => name.NiceClasses ?? [], ("category", IndicationRecord name) => [name.Category], ("area", IndicationRecord name) => Words(name.Area),
        ("features", IndicationRecord name) => Words(name.Features), ("production", IndicationRecord name) => Words(name.Production), ("originCountry", IndicationRecord name) => name.OriginCountries ?? [],
        ("legalBasis", IndicationRecord name) => [name.LegalBasis], ("web", IndicationRecord name) => [name.WebAddress],
        _ => null,
    };

    private static IEnumerable<string?> Words(List<LocalText>? texts) => texts?.Select(static text => text.Text) ?? [];

    private static IEnumerable<string?> Symbols(List<PatentClass>? symbols) => symbols?.Select(static symbol => symbol.Symbol) ?? [];

    private static IpRecord Copy(IpRecord record) => RecordJson.Read(record.Right, RecordJson.Bytes(record));

    private static IpRecord Empty(string office, Right right) => right switch
    {
        Right.Patent => new PatentRecord { Office = office }, Right.Trademark => new TrademarkRecord { Office = office }, Right.Design => new DesignRecord { Office = office }, _ => new IndicationRecord { Office = office },
    };
}
