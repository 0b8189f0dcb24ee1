using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>Fields of several parts: parties, goods by class, priorities, events, files. Several rows may say the same again.</summary>
internal sealed class SheetGroups(SheetCells cells, IpRecord record, ReadContext context)
{
    /// <summary>False where the field is a plain one.</summary>
    public bool Take(SheetField field, SheetEntry entry, SheetRow row)
    {
        switch (field.Kind)
        {
            case FieldKind.Party: Parties(field, entry, row); return true;
            case FieldKind.Goods: Goods(entry, row); return true;
            case FieldKind.Status: Status(entry, row); return true;
            case FieldKind.Priority: Each(entry, row, "number", part => Add(record.Priorities ??= [], new Priority { Office = Code(part("office")), Number = part("number"), Date = Date(entry, row, part("date")) }, static (a, b) => a.Office == b.Office && a.Number == b.Number && a.Date == b.Date)); return true;
            case FieldKind.Relation: Each(entry, row, "number", part => Add(record.Relations ??= [], new Relation { Kind = Kind(entry, row, part("kind")), Office = Code(part("office")) ?? record.Office, Number = part("number"), Date = Date(entry, row, part("date")) }, static (a, b) => a.Kind == b.Kind && a.Number == b.Number)); return true;
            case FieldKind.Event: Each(entry, row, "text", part => Add(record.Events ??= [], Event(entry, row, part), static (a, b) => a.Code == b.Code && a.Text == b.Text && a.Date == b.Date)); return true;
            case FieldKind.Publication: Each(entry, row, "number", part => Add(record.Publications ??= [], new Publication { Office = record.Office, Number = part("number"), KindCode = part("kindCode"), Date = Date(entry, row, part("date")), Gazette = part("gazette"), Page = part("page") }, static (a, b) => a.Same(b))); return true;
            case FieldKind.File: Each(entry, row, "name", part => File(field, part)); return true;
            default: return false;
        }
    }

    private void Parties(SheetField field, SheetEntry entry, SheetRow row)
    {
        Each(entry, row, "name", part =>
        {
            var party = new Party
            {
                Name = part("name"), Identifier = part("identifier"), City = part("city"), Region = part("region"), PostalCode = part("postalCode"), Country = Code(part("country")), Nationality = Code(part("nationality")),
                LegalForm = part("legalForm"), Category = part("category"), Phones = List(part("phone")), Emails = List(part("email")), WebAddresses = List(part("web")),
                AddressLines = part("address")?.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList(),
            };
            if (field.PartiesOf!(record) is { } parties && !parties.Exists(known => known.Name == party.Name && known.Identifier == party.Identifier && known.Country == party.Country && known.City == party.City && Same(known.AddressLines, party.AddressLines)))
            {
                party.Sequence = parties.Count + 1;
                parties.Add(party);
            }
        });

        static bool Same(List<string>? a, List<string>? b) => (a ?? []).SequenceEqual(b ?? [], StringComparer.Ordinal);
    }

    private void Goods(SheetEntry entry, SheetRow row)
    {
        var mark = (TrademarkRecord)record;
        Each(entry, row, "class", part =>
        {
            var (written, text) = (part("class")?.Trim(), part("text"));
            // What is no class (09-Nov, 099) stays as it is written, to be told so.
            var number = written?.TrimStart('0') is { Length: 1 or 2 } plain && plain.All(char.IsAsciiDigit) && string.CompareOrdinal(plain.PadLeft(2), "45") <= 0 ? plain : written;
            mark.Goods ??= [];
            var goods = mark.Goods.Find(known => known.Class == number);
            if (goods is null)
            {
                mark.Goods.Add(goods = new GoodsServices { Class = number, Edition = part("edition") });
            }
            var words = text is null ? null : new LocalText((entry["text"]?.Language) ?? context.Envelope.Mapping!.Language, text);
            if (words is not null && goods.Descriptions?.Contains(words) != true)
            {
                (goods.Descriptions ??= []).Add(words);
            }
        });
    }

    private void Status(SheetEntry entry, SheetRow row)
    {
        var code = entry["code"] is { } coded ? cells.One(Raw(coded), row) : null;
        var text = entry["text"] is { } worded ? cells.One(Raw(worded), row) : null;
        var date = entry["date"] is { } dated ? cells.Date(dated, row) : null;
        if (code is null && text is null)
        {
            return;
        }
        // The mapping's word goes before the office's table: it was written for this sheet.
        var said = Said(entry["code"], code) ?? Said(entry["text"], text) ?? context.Offices.StatusOf(record.Office, record.Right, code, text);
        if (said.Status == GeneralStatus.Unknown)
        {
            // What the office's table or everybody's words say needs no line in the mapping.
            Unknown(entry["code"], row, code);
            Unknown(entry["text"], row, text);
        }
        record.Status = new LegalStatus { General = said.Status, Reason = said.Reason, OfficeCode = code, OfficeText = text ?? said.Text, Date = date };
    }

    /// <summary><c>inForce</c>, <c>pending</c>, <c>ended</c>, or <c>ended: refused</c>.</summary>
    private StatusWord? Said(SheetSource? source, string? written)
    {
        if (source is null || written is null || cells.Means(source, written) is not { } meant)
        {
            return null;
        }
        var colon = meant.IndexOf(':', StringComparison.Ordinal);
        var word = Folding.Fold(colon < 0 ? meant : meant[..colon]).Replace(" ", "", StringComparison.Ordinal);
        GeneralStatus? status = word switch { "pending" => GeneralStatus.Pending, "inforce" => GeneralStatus.InForce, "ended" => GeneralStatus.Ended, "unknown" => GeneralStatus.Unknown, _ => null };
        return status is { } known ? new StatusWord(known, colon < 0 ? null : meant[(colon + 1)..].Trim().ToLowerInvariant()) : context.Offices.StatusOf(record.Office, record.Right, null, meant);
    }

    private void Unknown(SheetSource? source, SheetRow row, string? written)
    {
        if (source?.Values is { } values && written is not null && cells.Means(source, written) is null)
        {
            context.Doubt("SHEET-VALUE-UNKNOWN", cells.At(source, row), written, string.Create(null, $"{(values.Count == 1 ? "The one word" : $"One of the {values.Count} words")} the mapping knows here (line {source.Line}), or a word of the office's file: mend the cell, or add it to \"values\" as pending, inForce, ended, or as \"ended: refused\"."));
        }
    }

    /// <summary>The source without its look-up: what the office wrote is kept beside what it means.</summary>
    private static SheetSource Raw(SheetSource source) => source.Values is null ? source : new SheetSource { Columns = source.Columns, Constant = source.Constant, Join = source.Join, Line = source.Line };

    private LegalEvent Event(SheetEntry entry, SheetRow row, Func<string, string?> part)
    {
        var code = part("code");
        var known = code is null ? null : context.Offices.Find(record.Office)?.Events.GetValueOrDefault(code);
        return new LegalEvent { Code = code, Text = part("text") ?? known?.Text, Date = Date(entry, row, part("date")), Gazette = part("gazette"), KeyEvent = known?.Key, DetailedEvent = known?.Detailed, Language = (entry["text"]?.Language) ?? context.Envelope.Mapping!.Language };
    }

    private void File(SheetField field, Func<string, string?> part)
    {
        if (part("name") is not { } name)
        {
            return;
        }
        var kind = field.FileKind == FileKind.Document && field.Name == "images" ? (record.Right switch { Right.Trademark => FileKind.MarkImage, Right.Design => FileKind.View, Right.Patent => FileKind.Drawing, _ => FileKind.Document }) : field.FileKind;
        record.Files ??= [];
        if (!record.Files.Exists(file => file.Name == name && file.Kind == kind))
        {
            record.Files.Add(new FileReference { Kind = kind, Name = name, View = part("view"), Sequence = kind == FileKind.View ? record.Files.Count + 1 : null });
        }
    }

    /// <summary>
    /// Every group of a row: one where no cell holds several values, else as many as the longest list has, side by side. A part that has one value where the leading one has
    /// several holds for all of them.
    /// </summary>
    private void Each(SheetEntry entry, SheetRow row, string leading, Action<Func<string, string?>> put)
    {
        var lists = entry.Parts.ToDictionary(static part => part.Key, part => cells.Side(part.Value, row), StringComparer.Ordinal);
        var lead = lists.GetValueOrDefault(leading) ?? lists.Values.FirstOrDefault() ?? [];
        var count = lists.Values.Max(static list => list.Count);
        foreach (var (part, list) in lists)
        {
            if (list.Count > 1 && list.Count != lead.Count && entry.Parts[part].Columns.Count > 0)
            {
                context.Doubt("SHEET-LISTS-DIFFER", cells.At(entry.Parts[part], row), string.Create(null, $"{list.Count} values of \"{part}\" for {lead.Count} of \"{leading}\""), "As many values in each of the cells that belong together, separated alike; an empty place is left between two separators.");
            }
        }
        for (var i = 0; i < count; i++)
        {
            var at = i;
            Func<string, string?> part = name => lists.TryGetValue(name, out var list) ? at < list.Count ? list[at] : list.Count == 1 && entry.Parts[name].Separator is null ? list[0] : null : null;
            if (lists.Any(list => entry.Parts[list.Key].Constant is null && part(list.Key) is not null))
            {
                put(part);
            }
        }
    }

    private RegisterDate? Date(SheetEntry entry, SheetRow row, string? text) => text is null ? null : cells.Date(entry["date"]!, row, text);

    private RelationKind Kind(SheetEntry entry, SheetRow row, string? word)
    {
        if (word is null)
        {
            return RelationKind.Other;
        }
        if (Enum.TryParse<RelationKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(word[0]))
        {
            return kind;
        }
        context.Doubt("SHEET-VALUE-UNKNOWN", cells.At(entry["kind"]!, row), word, $"A kind of relation: {string.Join(", ", Enum.GetNames<RelationKind>())}; state what the office's words mean in \"values\".");
        return RelationKind.Other;
    }

    private static string? Code(string? code) => code is { Length: 2 } ? code.ToUpperInvariant() : code;

    private static List<string>? List(string? text) => text is null ? null : [text];

    private static void Add<T>(List<T> list, T item, Func<T, T, bool> same)
    {
        if (!list.Exists(known => same(known, item)))
        {
            list.Add(item);
        }
    }
}
