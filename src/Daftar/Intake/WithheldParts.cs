using Daftar.Dialects;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Which part of a record a mark means that says that something is not for the public, and stands where no reader looks for it.</summary>
internal static class WithheldParts
{
    /// <summary>Elements by a piece of their name, the innermost around the mark first: what is said of one document is not said of the entry.</summary>
    private static readonly (string Piece, Parts Part)[] Elements =
    [
        ("image", Parts.Files), ("view", Parts.Files), ("representation", Parts.Files), ("specimen", Parts.Files), ("drawing", Parts.Files), ("photo", Parts.Files), ("sound", Parts.Files), ("document", Parts.Files), ("file", Parts.Files), ("attachment", Parts.Files),
        ("event", Parts.Events), ("opposition", Parts.Procedures), ("recordal", Parts.Procedures), ("licen", Parts.Procedures), ("priorit", Parts.Relations), ("citation", Parts.Relations), ("related", Parts.Relations),
        ("goodsservices", Parts.Classification), ("classification", Parts.Classification), ("abstract", Parts.Text), ("claim", Parts.Text), ("description", Parts.Text),
    ];

    /// <summary>Numbers of applications and publications stand in them.</summary>
    private static readonly string[] OfNumbers = ["document-id", "filereference", "patentdocument", "exchange-document"];

    /// <summary>The part around the mark; none where it stands in the record itself, or around it.</summary>
    public static Parts Around(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            var name = path[(path.LastIndexOf('/', end - 1) + 1)..end];
            if (Withholding.OfName(name) == Withheld.Nothing && !Array.Exists(OfNumbers, one => name.Contains(one, StringComparison.OrdinalIgnoreCase))
                && Array.Find(Elements, one => name.Contains(one.Piece, StringComparison.OrdinalIgnoreCase)).Part is not Parts.None and var part)
            {
                return part;
            }
        }
        return Parts.None;
    }

    public static string Words(Parts part) => part switch
    {
        Parts.Files => "the files",
        Parts.Events => "the events",
        Parts.Procedures => "the entries in the register",
        Parts.Relations => "priorities and relations",
        Parts.Classification => "goods, products and classes",
        _ => "the texts",
    };

    public static void Close(IpRecord record, Parts part) =>
        record.RestrictedParts |= record is DesignRecord && part is Parts.Files or Parts.Text ? SealedDeposit.Look : part;

    /// <summary>
    /// Not for publication, or secret: nothing of it. Of a design that is secret or deferred, only how it looks; a deferment of anything else means the entry, as long as it is not published.
    /// </summary>
    public static bool IsOfTheEntry(IpRecord record, Withheld what) =>
        (what & Withheld.Entry) != 0 || (record is not DesignRecord && ((what & Withheld.Secret) != 0 || ((what & Withheld.Look) != 0 && (what & Withheld.Parties) == 0 && !IsPublished(record))));

    /// <summary>The record tells of a publication, registration or grant.</summary>
    public static bool IsPublished(IpRecord record) => record.RegistrationDate is not null || record.PublicationDate is not null || record.Publications?.Exists(static one => one.Section != Publication.AsFiled && !one.IsNoticeOfDeferment) == true;

    /// <param name="record">The record.</param>
    /// <param name="opens">The day before which nothing of it is shown; null where none is said.</param>
    public static void CloseEntry(IpRecord record, RegisterDate? opens = null)
    {
        if (record.Visibility == Visibility.Public || (record.Visibility == Visibility.Unpublished && opens > record.PublicFrom))
        {
            (record.Visibility, record.PublicFrom) = (Visibility.Unpublished, opens);
        }
        Speak(record);
    }

    /// <summary>What is said of the whole entry counts, whatever else the record speaks of.</summary>
    public static void Speak(IpRecord record)
    {
        if ((record.Scope.Spoken & Parts.Bibliography) == 0)
        {
            record.Scope = new Scope(record.Scope.Fully, record.Scope.Partly | Parts.Bibliography);
        }
    }
}
