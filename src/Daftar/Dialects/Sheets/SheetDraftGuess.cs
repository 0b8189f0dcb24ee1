using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>A column as a draft sees it: its head, and what its first rows hold.</summary>
internal sealed record SheetDraftColumn(string Name, List<string> Cells)
{
    /// <summary>From 1, of one whose head is in an encoding nobody knows.</summary>
    public int? Number { get; init; }

    /// <summary>What seems to stand between several values of a cell: a bar or a semicolon that many cells hold, and never one at the end alone.</summary>
    public string? Separator => Cells.Count == 0 ? null : new[] { "|", ";" }.FirstOrDefault(mark => Cells.Count(cell => cell.Contains(mark, StringComparison.Ordinal) && !cell.Contains(' ' + mark, StringComparison.Ordinal) && cell.Split(mark).All(static part => part.Length is > 0 and < 80)) * 10 >= Cells.Count);
}

/// <summary>A column and the field it is likely meant for.</summary>
internal sealed partial record SheetDraftGuess(SheetDraftColumn Column, SheetField Field, string Part)
{
    /// <summary>Heads as offices write them, in English, Spanish, French, Portuguese and Indonesian; the first that fits counts. Those of other languages are data: <see cref="SheetHeads"/>. Where a right follows, only for that.</summary>
    private static readonly (Regex Head, string Field, string Part)[] Words =
    [
        (Priority(), "priorities", "number"), (RegistrationDate(), "registrationDate", ""), (FilingDate(), "filingDate", ""), (PublicationDate(), "publicationDate", ""), (Expiry(), "expiryDate", ""),
        (Updated(), "updated", ""), (RegistrationNumber(), "registrationNumber", ""), (PublicationNumber(), "publicationNumber", ""), (GrantNumber(), "grantNumber", ""), (ApplicationNumber(), "applicationNumber", ""),
        (StatusDate(), "status", "date"), (Status(), "status", "text"),
        (Agent(), "representatives", "name"), (Inventor(), "inventors", "name"), (Designer(), "designers", "name"), (OwnerName(), "owners", "name"), (ApplicantName(), "applicants", "name"),
        (Address(), "applicants", "address"), (City(), "applicants", "city"), (Country(), "applicants", "country"),
        (Vienna(), "vienna", ""), (Locarno(), "locarno", ""), (Ipc(), "ipc", ""), (Cpc(), "cpc", ""), (Class(), "goods", "class"), (Goods(), "goods", "text"),
        (Product(), "products", ""), (Area(), "area", ""), (Image(), "images", "name"), (Feature(), "feature", ""), (Abstract(), "abstract", ""), (Disclaimer(), "disclaimer", ""), (Translation(), "translation", ""),
        (Mark(), "words", ""), (Title(), "title", ""), (Kind(), "kind", ""), (Description(), "description", ""),
    ];

    public static Right RightOf(List<SheetDraftColumn> columns)
    {
        var heads = columns.ConvertAll(static column => Fold(column.Name));
        return heads.Exists(static head => Locarno().IsMatch(head) || Designer().IsMatch(head) || MeansFirst(head, "locarno", "designers")) ? Right.Design
            : heads.Exists(static head => Ipc().IsMatch(head) || Inventor().IsMatch(head) || MeansFirst(head, "ipc", "inventors")) ? Right.Patent
            : heads.Exists(static head => Area().IsMatch(head)) ? Right.Indication : Right.Trademark;
    }

    /// <summary>What it means first: an author is an inventor before he is a designer.</summary>
    private static bool MeansFirst(string head, params ReadOnlySpan<string> fields) => SheetHeads.Of(head).FirstOrDefault().Field is { } field && fields.Contains(field);

    public static List<SheetDraftGuess> Fields(List<SheetDraftColumn> columns, Right right)
    {
        var guesses = new List<SheetDraftGuess>();
        foreach (var column in columns)
        {
            var head = Fold(column.Name);
            foreach (var (name, part) in Words.Where(one => one.Head.IsMatch(head)).Select(static one => (one.Field, one.Part)).Concat(SheetHeads.Of(head)))
            {
                if (SheetField.Find(name) is not { } field || !field.IsOf(right) || (part != "address" && guesses.Exists(known => known.Field == field && known.Part == part)))
                {
                    continue;
                }
                // A party's country with no party before it is one of something else.
                if (part is "address" or "city" or "country")
                {
                    if (guesses.FindLast(static known => known.Field.Kind == FieldKind.Party) is not { } party || guesses.Exists(known => known.Field == party.Field && known.Part == part && part != "address"))
                    {
                        continue;
                    }
                    field = party.Field;
                }
                guesses.Add(new SheetDraftGuess(column, field, part));
                break;
            }
        }
        return [.. guesses.OrderBy(static guess => SheetField.All.ToList().IndexOf(guess.Field))];
    }

    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "M/d/yyyy", "d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "MMMM d, yyyy", "dd/MM/yy", "MM/yyyy", "yyyy-MM", "yyyy"];

    /// <summary>
    /// The fewest forms, the likeliest first, under which every cell is a date. Never day first and month first side by side: the one cell that is a date in one order only would be read silently, and all that
    /// fit both in the order of the others. Doubt: what somebody who knows the sheet has to say about the order; null where the cells settle it.
    /// </summary>
    public static (List<string> Forms, bool Buddhist, string? Doubt) Dates(IEnumerable<string> cells)
    {
        var all = cells.Take(2000).ToList();
        var left = all.ToList();
        var found = new List<string>();
        var buddhist = false;
        string? doubt = null;
        while (left.Count > 0)
        {
            var best = Forms.Except(found).Select(form => (Form: form, Read: left.Where(cell => SheetDates.Read(cell, [form], false, null) is not null).ToList())).MaxBy(static one => one.Read.Count);
            if (best.Read is not { Count: > 0 })
            {
                break;
            }
            if (found.Find(known => Single(known) == Single(Exchanged(best.Form))) is { } other)
            {
                doubt = $"{Finding.Cut(best.Read[0], 20)} is a date only as {best.Form}, others only or also as {other}: one column in two orders, and of 5/6 nobody knows which; as it stands such cells are told, not read";
            }
            else
            {
                found.Add(best.Form);
                buddhist |= best.Read.Count(cell => SheetDates.Read(cell, [best.Form], false, null)!.Value.Year > 2400) * 2 > best.Read.Count;
            }
            left.RemoveAll(best.Read.Contains);
        }
        return (found, buddhist, doubt ?? (found.Exists(form => IsOpen(form, all)) ? "day before month, or month before day? Every cell fits both" : null));
    }

    /// <summary>All it reads is a date with day and month exchanged, too, and some of it another one.</summary>
    private static bool IsOpen(string form, List<string> cells)
    {
        form = form.Replace("dd", "d", StringComparison.Ordinal);
        form = form.Contains("MMM", StringComparison.Ordinal) ? form : form.Replace("MM", "M", StringComparison.Ordinal);
        var exchanged = Exchanged(form);
        var dates = form == exchanged || form[0] == 'y' ? [] : cells.FindAll(cell => SheetDates.Read(cell, [form], false, null) is not null);
        return dates.TrueForAll(cell => SheetDates.Read(cell, [exchanged], false, null) is not null) && dates.Exists(cell => SheetDates.Read(cell, [exchanged], false, null) != SheetDates.Read(cell, [form], false, null));
    }

    /// <summary>Month before day for day before month, and the other way round; of a form with the month in letters, or without a day, itself.</summary>
    private static string Exchanged(string form) => form.Contains("MMM", StringComparison.Ordinal) || !form.Contains('d', StringComparison.Ordinal) ? form
        : string.Concat(form.Select(static c => c switch { 'd' => 'M', 'M' => 'd', _ => c }));

    /// <summary>d/M/y for dd/MM/yyyy.</summary>
    private static string Single(string form) => string.Concat(form.Where((c, at) => at == 0 || c != form[at - 1]));

    private static string Fold(string head) => string.Join(' ', NoLetters().Split(Folding.Fold(head))).Trim();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M}]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex NoLetters();
    [GeneratedRegex(@"\b(priorit|prioridad|prioritas)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Priority();
    [GeneratedRegex(@"\b(date|fecha|data|tanggal|tgl|on)\b.*\b(reg|grant|conces|enreg|pendaftaran)|\b(reg\w*|grant\w*|registered)\b.*\b(date|fecha|on|dt)\b|^registered$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex RegistrationDate();
    [GeneratedRegex(@"\b(date|fecha|data|tanggal|tgl)\b.*\b(fil|appl|app|depot|present|solicit|penerimaan|permohonan)|\b(fil\w*|appl?\w*|lodg\w*|deposit\w*|depot)\b.*\b(date|dt|on)\b|^filed$|^lodged$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex FilingDate();
    [GeneratedRegex(@"\b(date|fecha|data|tanggal|tgl)\b.*\bpub|\b(publ\w*|advert\w*)\b.*\b(date|dt|on)\b|^published$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex PublicationDate();
    [GeneratedRegex(@"\b(expir|expiry|renewal due|vencim|validade|kedaluwarsa|berakhir)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Expiry();
    [GeneratedRegex(@"\b(updated|modified|last change|last update|diubah)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Updated();
    [GeneratedRegex(@"\breg\w*\b.*\b(no|nr|num\w*|#)\b|\b(no|nr|num\w*)\b.*\breg", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex RegistrationNumber();
    [GeneratedRegex(@"\bpub\w*\b.*\b(no|nr|num\w*)\b|\b(no|nr|num\w*)\b.*\bpub", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex PublicationNumber();
    [GeneratedRegex(@"\b(grant|patent|conces\w*)\b.*\b(no|nr|num\w*)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex GrantNumber();
    [GeneratedRegex(@"\b(app\w*|file|filing|fil|sol\w*|expediente|exp|permohonan|dossier|depot|serial)\b.*\b(no|nr|num\w*|id)\b|\b(no|nr|num\w*|nomor)\b.*\b(app\w*|file|sol\w*|permohonan|depot)|^(no|nr|number|num|numero|nomor)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex ApplicationNumber();
    [GeneratedRegex(@"\b(status|estado|statut)\b.*\b(date|fecha|since)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex StatusDate();
    [GeneratedRegex(@"^(\w+ )?(status|estado|statut|situacao|state)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Status();
    [GeneratedRegex(@"\b(agent|attorney|represent|mandataire|apoderado|kuasa|konsultan)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Agent();
    [GeneratedRegex(@"\b(inventor|inventeur|penemu|inventores)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Inventor();
    [GeneratedRegex(@"\b(designer|createur|disenador|pendesain)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Designer();
    [GeneratedRegex(@"\b(owner|holder|proprietor|titular|titulaire|pemilik|registrant)s?\b(?!.*\b(addr|country|city|date|no)\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex OwnerName();
    [GeneratedRegex(@"\b(applicant|solicitante|deposant|pemohon|requerente)s?\b(?!.*\b(addr\w*|country|ctry|city|date|no|ref\w*)\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex ApplicantName();
    [GeneratedRegex(@"\b(addr\w*|adresse|direccion|endereco|alamat|street)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Address();
    [GeneratedRegex(@"\b(city|town|ville|ciudad|cidade|kota)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex City();
    [GeneratedRegex(@"\b(country|ctry|pays|pais|negara|nationality)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Country();
    [GeneratedRegex(@"\b(vienna|viena|vienne)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Vienna();
    [GeneratedRegex(@"\blocarno\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Locarno();
    [GeneratedRegex(@"\b(ipc|cip|int cl)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Ipc();
    [GeneratedRegex(@"\bcpc\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Cpc();
    [GeneratedRegex(@"\b(class|classes|clase|classe|kelas|nice)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Class();
    [GeneratedRegex(@"\b(goods|services|productos|produits|specification|barang|jasa)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Goods();
    [GeneratedRegex(@"\b(product|producto|produit|produk|article)s?\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Product();
    [GeneratedRegex(@"\b(area|region|wilayah|zona|aire)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Area();
    [GeneratedRegex(@"\b(image|logo|picture|file ?name|imagen|gambar|etiket)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Image();
    [GeneratedRegex(@"\b(mark )?(type|feature)\b|\btipo\b|\btipe\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Feature();
    [GeneratedRegex(@"\b(abstract|resumen|abrege|abstrak)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Abstract();
    [GeneratedRegex(@"\bdisclaim", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Disclaimer();
    [GeneratedRegex(@"\btranslation\b|\btraduc", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Translation();
    [GeneratedRegex(@"\b(mark|trademark|trade mark|brand|marca|marque|merek|words?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Mark();
    [GeneratedRegex(@"\b(title|titulo|titre|name|judul|invention|nombre|nom)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Title();
    [GeneratedRegex(@"\b(kind|category)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Kind();
    [GeneratedRegex(@"\b(description|descripcion|uraian)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)] private static partial Regex Description();
}
