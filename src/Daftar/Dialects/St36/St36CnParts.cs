using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>What the two formats of CNIPA share: numbers, symbols, agencies, PCT data.</summary>
internal static partial class St36CnParts
{
    /// <summary>A publication speaks of the application on its day; of publications, texts and files only of its own.</summary>
    public static readonly Scope Whole = new(Parts.Bibliography | Parts.Classification | Parts.Relations | Parts.Parties, Parts.Events | Parts.Publications | Parts.Text | Parts.Files);

    public static readonly Scope TextOnly = new(Parts.None, Parts.Publications | Parts.Text | Parts.Files);

    public static void Identify(PatentRecord record, string? application, Publication publication, XmlNode document, ReadContext context)
    {
        if (application is not null)
        {
            record.Identifiers.Add(new OfficeNumber { Office = St36Cn.Office, Of = Numbers.Application, Written = application });
        }
        if (publication.Number is { } number)
        {
            record.Identifiers.Add(new OfficeNumber { Office = St36Cn.Office, Of = Numbers.Publication, Written = number });
        }
        if (record.Identifiers.Count == 0)
        {
            context.Doubt("RECORD-NUMBER-MISSING", document, null, "An application or publication number.", Severity.SetAside);
        }
    }

    /// <summary>A symbol with its edition in brackets: <c>A24B   15/18    (2006.01)</c>.</summary>
    public static PatentClass? Ipc(XmlNode text, ReadContext context)
    {
        if (text.Text is not { } written)
        {
            return null;
        }
        var edition = EditionOf().Match(written);
        var read = St36Symbols.Symbol(edition.Success ? written.AsSpan(0, edition.Index) : written, out var whole);
        St36Classes.LeaveUnless(whole && (!edition.Success || edition.Index + edition.Length == written.Length), text);
        if (read is not { } symbol)
        {
            context.Doubt("CLASS-UNREADABLE", text, written, "A symbol such as A24B 15/18 (2006.01) (ST.8, ST.36).");
            return null;
        }
        return new PatentClass
        {
            Symbol = symbol, Version = edition.Success ? new RegisterDate(int.Parse(edition.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(edition.Groups["month"].ValueSpan, CultureInfo.InvariantCulture), 1) : null,
        };
    }

    /// <summary>A symbol element by element, with the same as text beside it.</summary>
    public static void Add(ref List<PatentClass>? into, XmlNode node, ReadContext context)
    {
        if (Ipc(node.Child("Text"), context) is not { } symbol)
        {
            return;
        }
        symbol.Office = St36Values.Country(node.At("GeneratingOffice", "WIPOST3Code"));
        symbol.Version ??= context.Date(node.Child("IPCVersionDate"));
        St36Classes.AddUnique(ref into, symbol);
        node.Ignore(); // the symbol in its parts, and the office's own book-keeping
    }

    [GeneratedRegex(@"\((?<year>\d{4})\.(?<month>0[1-9]|1[0-2])\)", RegexOptions.CultureInvariant)]
    private static partial Regex EditionOf();

    /// <summary>An agency with its number behind the name (北京市中咨律师事务所 11247), named with each of its agents: once.</summary>
    public static void Agency(string? name, ref List<Party>? into)
    {
        if (name is null)
        {
            return;
        }
        var blank = name.LastIndexOf(' ');
        var number = blank > 0 && name.Length - blank == 6 && !name.AsSpan(blank + 1).ContainsAnyExceptInRange('0', '9') ? name[(blank + 1)..] : null;
        var bare = number is null ? name : name[..blank].TrimEnd();
        if (into?.Exists(known => known.Name == bare && known.Identifier == number) != true)
        {
            (into ??= []).Add(new Party { Name = bare, Identifier = number, Category = "agency", IsPerson = false });
        }
    }

    /// <summary>The international application or publication this one comes from. The country beside a filing is the receiving office, which the number names.</summary>
    public static void International(XmlNode id, string country, string number, string date, RelationKind kind, PatentRecord record, ReadContext context)
    {
        id.TextOf(country);
        var on = context.Date(id.Child(date));
        id.Drop("lang"); // of the international publication, which is another entry's
        if (id.TextOf(number) is not { } written)
        {
            return;
        }
        var filing = kind == RelationKind.InternationalFiling;
        (record.Relations ??= []).Add(new Relation { Kind = kind, Office = "WO", Number = written, Of = filing ? Numbers.International : Numbers.Publication, Date = on, IsChild = false });
        if (filing)
        {
            record.Identifiers.Add(new OfficeNumber { Office = "WO", Of = Numbers.International, Written = written, Shared = true });
        }
    }

    /// <summary>The drawing printed with the abstract: a file of its own, named after the application.</summary>
    public static void TitleDrawing(string? name, PatentRecord record)
    {
        if (name is not null && record.Files?.Exists(file => file.Name == name) != true)
        {
            (record.Files ??= []).Add(new FileReference { Kind = FileKind.Drawing, Name = name, View = "abstract" });
        }
    }
}
